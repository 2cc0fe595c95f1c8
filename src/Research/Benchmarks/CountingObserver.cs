using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Benchmarks;

/// <summary>Counts what happens and keeps nothing, so that what is measured is the engine.</summary>
internal sealed class CountingObserver : IRunObserver, IExecutionObserver
{
    public long Orders { get; private set; }

    public long Fills { get; private set; }

    public long Trades { get; private set; }

    public long Findings { get; private set; }

    public long Desyncs { get; private set; }

    public long Samples { get; private set; }

    public Amount Fees { get; private set; }

    public void OnOrder(in OrderView order) => Orders += order.IsFinal ? 1 : 0;

    public void OnFill(in FillRecord fill)
    {
        Fills++;
        Fees += fill.Fee;
    }

    public void OnTrade(in PositionEpisode trade) => Trades++;

    public void OnEquity(in EquitySample sample) => Samples++;

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding) => Findings++;

    public void OnExecution(ExecutionId execution, long referenceTicks, long ticks)
    {
    }

    public void OnDesync(in DesyncRecord desync) => Desyncs++;
}
