using Plimsoll.Data.Quality;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Synthetic;

public sealed class SyntheticTradesTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(40)]
    public void Of_EveryBar_GivesTradesThatMakeTheSameBar(int tradesPerBar)
    {
        var parameters = MadeMarket.Days(2);
        var splitter = new SyntheticTrades(parameters, tradesPerBar);
        var all = new List<TradeTick>();
        foreach (var bar in MadeMarket.Bars(MadeMarket.Coin, parameters))
        {
            var trades = splitter.Of(bar).ToArray();

            Assert.Equal(bar.OpenTicks, trades[0].PriceTicks);
            Assert.Equal(bar.CloseTicks, trades[^1].PriceTicks);
            Assert.Equal(bar.HighTicks, trades.Max(trade => trade.PriceTicks));
            Assert.Equal(bar.LowTicks, trades.Min(trade => trade.PriceTicks));
            Assert.Equal(bar.VolumeLots, trades.Sum(trade => trade.QuantityLots));
            Assert.All(trades, trade => Assert.InRange(trade.TimeNs, bar.OpenTimeNs, bar.CloseTimeNs - 1));
            all.AddRange(trades);
        }

        var report = SeriesQuality.CheckTrades(all);
        Assert.Empty(report.Counts);
        Assert.Equal(1.0, report.Score);
    }

    [Fact]
    public void CheckTrades_FlawedTrades_AreFound()
    {
        var trades = Enumerable.Range(1, 300)
            .Select(index => new TradeTick(index * 1_000_000L, 10_000 + (index % 3), 5, index, 0))
            .ToList();
        trades[100] = trades[100] with { TimeNs = trades[90].TimeNs };
        trades[150] = trades[150] with { QuantityLots = 0 };
        trades[200] = trades[200] with { PriceTicks = 13_000 };
        trades.RemoveAt(250);
        trades.Insert(270, trades[269]);

        var report = SeriesQuality.CheckTrades(trades);

        Assert.Equal(1, report.CountOf(FindingKind.TimeBackward));
        Assert.Equal(1, report.CountOf(FindingKind.NegativeVolume));
        Assert.Equal(1, report.CountOf(FindingKind.BadPrint, FindingSeverity.High));
        Assert.Equal(1, report.CountOf(FindingKind.Duplicate));
        Assert.True(report.CountOf(FindingKind.Gap) >= 1);
        Assert.True(report.Score < 1);
    }

    [Fact]
    public void Of_BarOfThreeLots_IsRefused()
    {
        var splitter = new SyntheticTrades(MadeMarket.Days(1));

        Assert.Throws<ArgumentException>(() => splitter.Of(new Bar(60, 0, 1, 1, 1, 1, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticTrades(MadeMarket.Days(1), 3));
    }
}
