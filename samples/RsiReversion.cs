#:project ../src/Host/Host.csproj
using Plimsoll.Host;
using Plimsoll.Indicators;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

return PlimsollApp.Run<RsiReversion>(args);

// Buys weakness and sells its recovery: enters when the relative strength index is low, leaves when it is back, or
// after a number of bars if it never comes back.
public sealed class RsiReversion : Strategy
{
    private Rsi[] rsi = [];
    private long[] barsHeld = [];

    [Parameter(Description = "Bars of the relative strength index", Min = 2, Max = 1_000)]
    public int Period { get; init; } = 14;

    [Parameter(Description = "Buy when the index falls below this", Min = 1, Max = 99)]
    public double Low { get; init; } = 30;

    [Parameter(Description = "Sell when the index rises above this", Min = 1, Max = 99)]
    public double High { get; init; } = 55;

    [Parameter(Description = "Give up after this many bars", Min = 1, Max = 100_000)]
    public int BarsHeldMax { get; init; } = 48;

    public override int WarmUpBars => Period + 1;

    public override void OnStart()
    {
        rsi = new Rsi[InstrumentCount];
        barsHeld = new long[InstrumentCount];
        for (var i = 0; i < InstrumentCount; i++)
        {
            rsi[i] = new Rsi(Period);
        }
    }

    public override void OnBar(in BarUpdate bar)
    {
        var i = bar.Instrument.Value;
        rsi[i].Update(bar.Close);
        if (!rsi[i].IsReady)
        {
            return;
        }

        Note("rsi", rsi[i].Value);
        Note("bars held", barsHeld[i]);
        if (IsFlat(bar.Instrument))
        {
            barsHeld[i] = 0;
            if (rsi[i].Value < Low)
            {
                EnterLong(bar.Instrument, "oversold");
            }

            return;
        }

        barsHeld[i]++;
        if (rsi[i].Value > High)
        {
            Exit(bar.Instrument, "recovered");
        }
        else if (barsHeld[i] >= BarsHeldMax)
        {
            Exit(bar.Instrument, "held long enough");
        }
    }

    public override void Save(IStateWriter writer)
    {
        for (var i = 0; i < rsi.Length; i++)
        {
            rsi[i].Save(writer);
            writer.Write(barsHeld[i]);
        }
    }

    public override void Restore(IStateReader reader)
    {
        for (var i = 0; i < rsi.Length; i++)
        {
            rsi[i].Restore(reader);
            barsHeld[i] = reader.ReadInt64();
        }
    }
}
