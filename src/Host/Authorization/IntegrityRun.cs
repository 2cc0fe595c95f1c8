using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Authorization;

/// <summary>Lets the integrity gate watch a stored series as it would have come in, each bar at its end.</summary>
internal static class IntegrityRun
{
    private const int BlockEvents = 512;

    /// <summary>Reads the series until its end or until the gate stops.</summary>
    /// <param name="series">Bars, one feed each; all of one instrument.</param>
    /// <param name="gapBarsMax">Most missing bars in a row.</param>
    public static EvidenceDraft Of(RunSeries series, int gapBarsMax)
    {
        var gate = new IntegrityGate(new IntegrityRules(series.Period.Nanos, gapBarsMax, 0));
        var source = series.Open(new InstrumentIndex(0), long.MinValue, long.MaxValue);
        var bars = 0L;
        var last = IntegrityVerdict.Allow;
        var lastNs = long.MinValue;
        var buffer = new Event[BlockEvents];
        for (var count = source.Read(buffer); count > 0 && !gate.IsHalted; count = source.Read(buffer))
        {
            foreach (ref readonly var e in buffer.AsSpan(0, count))
            {
                if (e.Kind == EventKind.Bar && !gate.IsHalted)
                {
                    bars++;
                    lastNs = e.Bar.CloseTimeNs;
                    last = gate.OnBar(lastNs, 0, lastNs, isComplete: true, e.Bar.CloseTicks);
                }
            }
        }

        var isSound = !gate.IsHalted && bars > 0;
        var where = bars == 0 ? "there are no bars" : $"{last} at {TimestampText.Format(lastNs)}";
        return new EvidenceDraft(
            EvidenceSubject.OfPlatform(Terminal.ProductVersion.Text),
            [new EvidenceFigure("bars", Amount.FromUnits(bars))],
            isSound ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            $"{series.Instrument.Id} {series.Period}: {(isSound ? "nothing missing, nothing different" : where)}",
            series.ContentHash);
    }
}
