namespace Plimsoll.Journal.Benchmarks;

/// <summary>One measurement of the journal beside a plain loop.</summary>
/// <param name="Durability">The setting.</param>
/// <param name="EventsPerGroup">How many events are brought to disk together.</param>
/// <param name="Groups">How many groups were measured.</param>
/// <param name="PlainMicroseconds">Median of a group in the plain loop: the bare events written, and synced where the
/// setting syncs.</param>
/// <param name="JournalMicroseconds">Median of the same group in the journal.</param>
/// <param name="EventsPerSecond">Events appended a second, over all groups.</param>
public sealed record JournalBenchmarkRow(
    string Durability, int EventsPerGroup, int Groups, double PlainMicroseconds, double JournalMicroseconds,
    double EventsPerSecond)
{
    /// <summary>Time of the journal in times of the plain loop.</summary>
    public double Ratio => JournalMicroseconds / PlainMicroseconds;
}
