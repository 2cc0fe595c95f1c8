namespace Plimsoll.Research.Validity;

/// <summary>What a prefix check found.</summary>
/// <param name="CutCount">How many cuts were tried, each with both kinds of future.</param>
/// <param name="ComparedCount">How many decisions were compared in all.</param>
/// <param name="First">The earliest difference of the first cut that had one; null when the strategy kept to the
/// past.</param>
public sealed record PrefixReport(int CutCount, long ComparedCount, PrefixDifference? First)
{
    /// <summary>Whether nothing before any cut depended on what came after it.</summary>
    public bool Holds => First is null;
}
