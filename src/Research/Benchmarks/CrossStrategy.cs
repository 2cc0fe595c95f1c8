using Plimsoll.Indicators;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// The strategy that is timed: long while the average of 20 closes is above that of 50, for any number of
/// instruments.
/// </summary>
internal sealed class CrossStrategy : Strategy
{
    private const int FastBars = 20;
    private const int SlowBars = 50;
    private Sma[] fast = [];
    private Sma[] slow = [];

    public override void OnStart()
    {
        fast = new Sma[InstrumentCount];
        slow = new Sma[InstrumentCount];
        for (var i = 0; i < InstrumentCount; i++)
        {
            fast[i] = new Sma(FastBars);
            slow[i] = new Sma(SlowBars);
        }
    }

    public override void Save(IStateWriter writer)
    {
        for (var i = 0; i < fast.Length; i++)
        {
            fast[i].Save(writer);
            slow[i].Save(writer);
        }
    }

    public override void Restore(IStateReader reader)
    {
        for (var i = 0; i < fast.Length; i++)
        {
            fast[i].Restore(reader);
            slow[i].Restore(reader);
        }
    }

    public override void OnBar(in BarUpdate bar)
    {
        var close = bar.Close;
        var index = bar.Instrument.Value;
        var quick = fast[index];
        var steady = slow[index];
        quick.Update(close);
        steady.Update(close);
        if (!steady.IsReady)
        {
            return;
        }

        if (quick.Value > steady.Value)
        {
            if (IsFlat(bar.Instrument))
            {
                EnterLong(bar.Instrument, "cross up");
            }
        }
        else if (quick.Value < steady.Value && !IsFlat(bar.Instrument))
        {
            Exit(bar.Instrument, "cross down");
        }
    }
}
