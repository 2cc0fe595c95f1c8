namespace Plimsoll.Indicators;

/// <summary>An indicator of two series that move in step, for example a fast and a slow average.</summary>
public interface IPairIndicator : IIndicator
{
    /// <summary>Takes the next number of each series.</summary>
    /// <param name="first">The next number of the first series; finite.</param>
    /// <param name="second">The next number of the second series; finite.</param>
    void Update(double first, double second);
}
