using Plimsoll.Kernel;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation;

/// <summary>Keeps books of its own beside a run and holds them against the kernel's after every event.</summary>
internal sealed class RunWatch
{
    private readonly IReadOnlyList<Instrument> instruments;
    private readonly IReadOnlyList<IReadOnlyList<Bar>> bars;
    private readonly RunSetup setup;
    private readonly long[] lots;
    private readonly int[] seenBars;
    private readonly long[] filledOfBar;
    private Amount cash;
    private long lastNs = long.MinValue;
    private int fillCount;

    public RunWatch(RunSetup setup, IReadOnlyList<IReadOnlyList<Bar>> bars)
    {
        this.setup = setup;
        this.bars = bars;
        instruments = setup.Instruments;
        lots = new long[bars.Count];
        seenBars = new int[bars.Count];
        filledOfBar = new long[bars.Count];
        cash = Amount.FromUnits(setup.Cash);
    }

    public required TradingKernel Kernel { get; init; }

    public required RunLog Log { get; init; }

    public long CheckCount { get; private set; }

    public Dictionary<(int Instrument, BarPeriod Period), List<(Bar Bar, long SeenNs)>> Longer { get; } = [];

    public void OnFill(FillRecord fill)
    {
        var place = fill.Instrument.Value;
        var instrument = instruments[place];
        var signed = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
        var (execution, referenceTicks, ticks) = Log.Executions[fillCount++];
        Assert.Equal(fill.Execution, execution);
        Assert.Equal(fill.Price.Ticks, ticks);
        var slip = (ticks - referenceTicks) * (signed > 0 ? 1 : -1);
        Assert.True(slip >= 0, "slippage helps the trader");

        // The bar that the fill happened in: the next one to be told, unless the close of the last one was traded at.
        var bar = bars[place][Math.Min(seenBars[place], bars[place].Count - 1)];
        var isAtClose = seenBars[place] > 0 && bars[place][seenBars[place] - 1].CloseTimeNs == fill.TimeNs
            && setup.Policy.Timing == Plimsoll.Simulation.Fills.FillTiming.SameClose
            && (bar.OpenTimeNs > fill.TimeNs || referenceTicks == bars[place][seenBars[place] - 1].CloseTicks);
        if (!isAtClose)
        {
            Assert.InRange(fill.TimeNs, bar.OpenTimeNs, bar.CloseTimeNs);
            Assert.InRange(referenceTicks, bar.LowTicks, bar.HighTicks);
            filledOfBar[place] += fill.Quantity.Lots;
            if (setup.HasVolume)
            {
                Assert.True(filledOfBar[place] <= setup.Policy.CapacityLots(bar.VolumeLots),
                    "more traded than the cap allows");
            }
        }

        lots[place] += signed;
        cash -= instrument.Notional(fill.Price.Ticks, signed) + fill.Fee;
        Assert.True(instrument.Kind != InstrumentKind.Spot || lots[place] >= 0, "a coin was sold short");
    }

    public void OnBar(Bar bar, BarPeriod period, int instrument, long nowNs)
    {
        Assert.True(bar.CloseTimeNs <= nowNs, "a bar was seen before its end");
        if (period == setup.Period)
        {
            Assert.Equal(bars[instrument][seenBars[instrument]], bar);
            Assert.Equal(bar.CloseTimeNs, nowNs);
            seenBars[instrument]++;
            filledOfBar[instrument] = 0;
            return;
        }

        if (!Longer.TryGetValue((instrument, period), out var list))
        {
            Longer[(instrument, period)] = list = [];
        }

        list.Add((bar, nowNs));
    }

    /// <summary>Exact cash and exact equity, time that never goes back.</summary>
    public void Check()
    {
        var equity = cash;
        for (var i = 0; i < lots.Length; i++)
        {
            equity += instruments[i].Notional(Kernel.LastTicks(new InstrumentIndex(i)), lots[i]);
            Assert.Equal(lots[i], Kernel.PositionLots(default, new InstrumentIndex(i)));
        }

        // What futures cost is no cash until they are closed; of all others every atto is.
        if (!instruments.Where((one, i) => !one.IsPaidInFull && lots[i] != 0).Any())
        {
            Assert.Equal(cash, Kernel.Cash);
        }

        var account = Kernel.Account;
        Assert.Equal(equity, Kernel.Equity);
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Equal((Kernel.Equity, Kernel.Cash), (account.Equity, account.Cash));
        Assert.True(Kernel.NowNs >= lastNs, "time went back");
        lastNs = Kernel.NowNs;
        CheckCount++;
    }
}
