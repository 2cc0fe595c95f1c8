using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Runs;

/// <summary>Plays bars that reached stop and target again on finer bars, and says which came first.</summary>
internal static class IntrabarReplay
{
    private const int BlockLength = 256;

    private enum Verdict
    {
        Unresolved,
        StopFirst,
        TargetFirst,
    }

    /// <summary>Judges all trades that depend on the inside of a bar.</summary>
    public static IntrabarOutcome Judge(IReadOnlyList<RunSeries> series, IReadOnlyList<BarAmbiguity> ambiguities)
    {
        var (stops, targets, open) = (0L, 0L, 0L);
        var difference = Amount.Zero;
        foreach (var ambiguity in ambiguities)
        {
            var one = series[ambiguity.Instrument.Value];
            switch (First(one, in ambiguity))
            {
                case Verdict.StopFirst:
                    stops++;
                    break;
                case Verdict.TargetFirst:
                    targets++;
                    var gain = Math.Abs(ambiguity.TargetTicks - ambiguity.StopTicks);
                    difference += one.Instrument.Notional(gain, ambiguity.Lots);
                    break;
                default:
                    open++;
                    break;
            }
        }

        var finer = series.FirstOrDefault(one => one.OpenFiner is not null)?.FinerPeriod;
        return ambiguities.Count == 0
            ? IntrabarOutcome.None
            : new IntrabarOutcome(
                ambiguities.Count, stops, targets, open, difference, finer?.ToString() ?? "");
    }

    private static Verdict First(RunSeries series, in BarAmbiguity ambiguity)
    {
        if (series.OpenFiner is null)
        {
            return Verdict.Unresolved;
        }

        var source = series.OpenFiner(default(InstrumentIndex), ambiguity.OpenTimeNs, ambiguity.CloseTimeNs);
        var block = new Event[BlockLength];
        for (var count = source.Read(block); count != 0; count = source.Read(block))
        {
            for (var i = 0; i < count; i++)
            {
                ref readonly var bar = ref block[i].Bar;
                var sells = ambiguity.Side == OrderSide.Sell;
                var stopped = sells ? bar.LowTicks <= ambiguity.StopTicks : bar.HighTicks >= ambiguity.StopTicks;
                var reached = sells ? bar.HighTicks > ambiguity.TargetTicks : bar.LowTicks < ambiguity.TargetTicks;
                if (stopped || reached)
                {
                    return stopped && reached ? Verdict.Unresolved
                        : stopped ? Verdict.StopFirst
                        : Verdict.TargetFirst;
                }
            }
        }

        return Verdict.Unresolved;
    }
}
