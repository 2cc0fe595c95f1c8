namespace Plimsoll.Research.Strategies;

/// <summary>Finds what a user most likely meant by a name that does not exist.</summary>
public static class NearestName
{
    private const int LengthMax = 64;

    /// <summary>
    /// The candidate that differs least from a name, letter case aside, counting inserted, left out, wrong and
    /// swapped letters; null when
    /// none is near (at most a third of the letters may be wrong, but always two).
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists; of equally near ones the first wins.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        if (name.Length is 0 or > LengthMax)
        {
            return null;
        }

        string? nearest = null;
        var allowed = Math.Min(Math.Max(2, name.Length / 3), name.Length - 1);
        foreach (var candidate in candidates)
        {
            var distance = candidate.Length > LengthMax ? int.MaxValue : Distance(name, candidate);
            if (distance <= allowed)
            {
                nearest = candidate;
                allowed = distance - 1;
            }
        }

        return nearest;
    }

    /// <summary>The same as a clause for an error message: <c>did you mean 'x'?</c>, or the alternative when none is
    /// near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists.</param>
    /// <param name="otherwise">The remedy to state when nothing is near.</param>
    public static string Hint(string name, IEnumerable<string> candidates, string otherwise)
    {
        var nearest = Find(name, candidates);
        return nearest is null ? otherwise : $"did you mean '{nearest}'?";
    }

    /// <summary>Optimal string alignment distance (Damerau–Levenshtein without overlapping swaps).</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var same = Same(left[i - 1], right[j - 1]);
                var best = Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1);
                best = Math.Min(best, rows[i - 1, j - 1] + (same ? 0 : 1));
                var swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
