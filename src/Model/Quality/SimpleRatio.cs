namespace Plimsoll.Model.Quality;

/// <summary>The ratios in which companies split their shares, and how near a price move comes to one of them.</summary>
internal static class SimpleRatio
{
    /// <summary>Factors above 1; their inverses count as well. Ascending.</summary>
    private static ReadOnlySpan<double> Factors =>
        [1.25, 4.0 / 3, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100];

    /// <summary>The factor nearest to a price ratio, seen as 1 or greater.</summary>
    /// <param name="priceRatio">New price over old price; positive.</param>
    /// <param name="distance">Relative distance to that factor, 0 or greater.</param>
    public static double Nearest(double priceRatio, out double distance)
    {
        var factor = priceRatio < 1 ? 1 / priceRatio : priceRatio;
        var nearest = 0.0;
        distance = double.MaxValue;
        foreach (var candidate in Factors)
        {
            var candidateDistance = Math.Abs((factor / candidate) - 1);
            if (candidateDistance < distance)
            {
                distance = candidateDistance;
                nearest = candidate;
            }
        }

        return nearest;
    }
}
