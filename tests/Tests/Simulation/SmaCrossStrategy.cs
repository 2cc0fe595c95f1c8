using Plimsoll.Indicators;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// Long while the fast average lies above the slow one, flat below; the trend follower that everybody knows.
/// </summary>
internal sealed class SmaCrossStrategy(int fastBars, int slowBars) : Strategy
{
    private readonly Sma fast = new(fastBars);
    private readonly Sma slow = new(slowBars);

    public override int WarmUpBars => slowBars;

    /// <summary>Whether the averages were ready at the first bar on which ordering was possible.</summary>
    public long? ReadyNs { get; private set; }

    public override void OnBar(in BarUpdate bar)
    {
        // In ticks: whole numbers add up exactly, so that a tie of the averages is a tie on every machine and in
        // every loop.
        fast.Update(bar.Raw.CloseTicks);
        slow.Update(bar.Raw.CloseTicks);
        if (!slow.IsReady)
        {
            return;
        }

        ReadyNs ??= bar.Raw.CloseTimeNs;
        if (fast.Value > slow.Value && IsFlat(bar.Instrument))
        {
            EnterLong(bar.Instrument);
        }
        else if (fast.Value < slow.Value && !IsFlat(bar.Instrument))
        {
            Exit(bar.Instrument);
        }
    }

    public override void Save(IStateWriter writer)
    {
        fast.Save(writer);
        slow.Save(writer);
    }

    public override void Restore(IStateReader reader)
    {
        fast.Restore(reader);
        slow.Restore(reader);
    }
}
