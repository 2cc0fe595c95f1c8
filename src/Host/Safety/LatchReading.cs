namespace Plimsoll.Host.Safety;

/// <summary>What a latch file says.</summary>
/// <param name="Entries">Why it is engaged; empty when it is open.</param>
/// <param name="Trouble">Why the file cannot be trusted, which engages it; null when it can.</param>
internal sealed record LatchReading(IReadOnlyList<LatchEntry> Entries, string? Trouble)
{
    public static LatchReading Open { get; } = new([], null);

    /// <summary>Whether everything is stopped.</summary>
    public bool IsEngaged => Platform is not null;

    /// <summary>The farthest reaching entry for everything; null when there is none.</summary>
    public LatchEntry? Platform => Entries.Where(static one => one.Strategy.Length == 0)
        .OrderByDescending(static one => one.Level).FirstOrDefault();
}
