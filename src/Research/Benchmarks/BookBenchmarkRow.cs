namespace Plimsoll.Research.Benchmarks;

/// <summary>One measured row of the engine on order books.</summary>
/// <param name="Name">What was measured: queue model and delays.</param>
/// <param name="Events">Market events of the run.</param>
/// <param name="PlainNsPerEvent">Nanoseconds an event of the plain loop.</param>
/// <param name="EngineNsPerEvent">Nanoseconds an event of the engine.</param>
/// <param name="BytesPerEvent">Bytes allocated an event after the warm-up.</param>
/// <param name="Orders">Orders that ended.</param>
/// <param name="Fills">Executions that happened.</param>
public sealed record BookBenchmarkRow(
    string Name,
    long Events,
    double PlainNsPerEvent,
    double EngineNsPerEvent,
    double BytesPerEvent,
    long Orders,
    long Fills)
{
    /// <summary>How many times the plain loop's time the engine takes.</summary>
    public double Ratio => EngineNsPerEvent / PlainNsPerEvent;

    /// <summary>Events of the engine in a second of one core.</summary>
    public double EventsPerSecond => 1e9 / EngineNsPerEvent;
}
