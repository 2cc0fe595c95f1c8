using Plimsoll.Data.Store;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data;

/// <summary>The reference files in a catalog, and against each other.</summary>
public sealed class ReferenceCatalogTests
{
    [Theory]
    [InlineData("BTC-PERP.FTX", "bars-1m", 45_031)]
    [InlineData("LINKUSDT.BINANCE", "bars-1m", 40_320)]
    [InlineData("AVAXUSDT.BINANCE", "bars-1m", 41_760 + 40_320)]
    [InlineData("LTCUSDT.BINANCE", "bars-1m", 40_320)]
    [InlineData("ADABTC.BINANCE", "bars-1m", 10)]
    [InlineData("ETHBTC.UNNAMED", "bars-5m", 5_760)]
    [InlineData("LTCBTC.UNNAMED", "bars-5m", 5_760)]
    [InlineData("ADABTC.UNNAMED", "bars-5m", 5_720)]
    [InlineData("XRPETH.BINANCE", "trades", 12_477)]
    [InlineData("XRPETH.BINANCE", "bars-1m", 2_469)]
    [InlineData("BTCUSD.COINBASE", "bars-1m", 12_423)]
    [InlineData("BTCUSD.COINBASE", "bars-1d", 1_318)]
    [InlineData("SPY.XNYS", "bars-1m", 4_839)]
    [InlineData("SPY.XNYS", "quotes-1m", 5_412)]
    [InlineData("SPY.XNYS", "bars-1d", 5_849)]
    [InlineData("SPY.XNYS", "bars-1h", 40_832)]
    [InlineData("AAPL.XNYS", "bars-1m", 2_303)]
    [InlineData("AAPL.XNYS", "bars-1d", 5_849)]
    [InlineData("AAPL.XNYS", "bars-1h", 40_831)]
    [InlineData("AIG.XNYS", "quotes-1m", 3_042)]
    [InlineData("ORCL.YAHOO", "bars-1d", 5_036)]
    [InlineData("YHOO.YAHOO", "bars-1d", 4_965)]
    [InlineData("STOXX50.XEUR", "bars-1m", 30_889)]
    [InlineData("SPX.INDEX", "bars-1m", 822)]
    [InlineData("VIX.INDEX", "bars-1d", 7_556)]
    [InlineData("GBPUSD-BID.FXCM", "bars-1m", 30_117)]
    [InlineData("GBPUSD-ASK.FXCM", "bars-1m", 30_117)]
    public void List_Series_HasTheRowsOfItsFiles(string instrument, string series, long rows)
    {
        var manifest = ReferenceCatalog.Open().List()
            .Single(entry => entry.Key.Instrument.ToString() == instrument && entry.Key.Name == series);
        Assert.Equal(rows, manifest.Rows);
    }

    [Theory]
    [InlineData("bars-1m", 14_622)]
    [InlineData("quotes-1m", 30_655)]
    [InlineData("bars-1d", 196)]
    public void List_FutureContracts_ShareTheRowsOfTheirFile(string series, long rows) => Assert.Equal(
        rows,
        ReferenceCatalog.Open().List()
            .Where(entry => entry.Key.Instrument.Venue == "CME" && entry.Key.Name == series)
            .Sum(entry => entry.Rows));

    [Fact]
    public void Verify_EverySeries_MatchesItsHash()
    {
        var catalog = ReferenceCatalog.Open();
        foreach (var manifest in catalog.List())
        {
            catalog.Verify(manifest.Key);
        }

        Assert.Equal(52, catalog.List().Count);
    }

    [Fact]
    public void Run_VixDisorderedBars_AreKeptAndCounted() => Assert.Equal(
        47, ReferenceCatalog.Results.Single(result => result.Key.Instrument.Symbol == "VIX").RowsDisordered);

    [Fact]
    public void Bars_XrpEthTrades_AggregateToTheMinuteFile()
    {
        var catalog = ReferenceCatalog.Open();
        var id = InstrumentId.Parse("XRPETH.BINANCE");
        using var trades = catalog.OpenTrades(id);
        using var bars = catalog.OpenBars(id, BarPeriod.OneMinute);
        Assert.Equal(bars.Instrument.PriceGrid, trades.Instrument.PriceGrid);
        var built = new List<Bar>();
        var builder = new TradeBarBuilder(BarPeriod.OneMinute);
        foreach (var segment in trades.Segments)
        {
            for (var i = 0; i < segment.Count; i++)
            {
                if (builder.TryAdd(segment.Trade(i), out var ended))
                {
                    built.Add(ended.Bar);
                }
            }
        }

        Assert.True(builder.TryClose(long.MaxValue, out var last));
        built.Add(last.Bar);
        Assert.Equal(AllBars(bars), built);
        Assert.Equal((0, 0), (builder.LateCount, builder.RefusedCount));
    }

    [Theory]
    [InlineData("SPY.XNYS", 1)]
    [InlineData("BAC.XNYS", 0)]
    public void Bars_RegularMinutes_AggregateToTheDailyFile(string instrument, int differingLows)
    {
        var catalog = ReferenceCatalog.Open();
        var id = InstrumentId.Parse(instrument);
        using var minutes = catalog.OpenBars(id, BarPeriod.OneMinute);
        using var days = catalog.OpenBars(id, BarPeriod.OneDay);
        var byDay = AllBars(minutes).Where(bar => SessionCalendar.Get("XNYS").IsRegular(bar.OpenTimeNs))
            .GroupBy(bar => SessionCalendar.Get("XNYS").TradingDayOf(bar.OpenTimeNs)).ToList();
        var daily = AllBars(days).ToDictionary(bar => SessionCalendar.Get("XNYS").TradingDayOf(bar.OpenTimeNs));

        Assert.Equal(6, byDay.Count);
        var lows = 0;
        foreach (var day in byDay)
        {
            var expected = daily[day.Key];
            Assert.Equal(390, day.Count());
            Assert.Equal(expected.OpenTicks, day.First().OpenTicks);
            Assert.Equal(expected.HighTicks, day.Max(bar => bar.HighTicks));
            Assert.Equal(expected.CloseTicks, day.Last().CloseTicks);
            Assert.Equal(expected.VolumeLots, day.Sum(bar => bar.VolumeLots));
            Assert.InRange(day.Min(bar => bar.LowTicks) - expected.LowTicks, -100, 100);
            lows += day.Min(bar => bar.LowTicks) == expected.LowTicks ? 0 : 1;
            Assert.Equal((expected.OpenTimeNs, expected.CloseTimeNs), (day.First().OpenTimeNs, day.Last().CloseTimeNs));
        }

        Assert.Equal(differingLows, lows);
    }

    [Fact]
    public void OpenBars_AppleAdjusted_HasNoJumpAtTheSplit()
    {
        var catalog = ReferenceCatalog.Open();
        var id = InstrumentId.Parse("AAPL.XNYS");
        using var raw = catalog.OpenBars(id, BarPeriod.OneDay);
        using var splits = catalog.OpenBars(id, BarPeriod.OneDay, Adjustment.Splits);
        using var full = catalog.OpenBars(id, BarPeriod.OneDay, Adjustment.SplitsAndDividends);
        var before = AllBars(raw).FindIndex(bar => TimestampText.Format(bar.OpenTimeNs) == "2014-06-06T13:30:00Z");

        Assert.InRange(Ratio(raw, before), 0.14, 0.15);
        Assert.InRange(Ratio(splits, before), 1.01, 1.02);
        Assert.InRange(Ratio(full, before), 1.01, 1.02);
        Assert.Equal("0.00000001", splits.Instrument.PriceGrid.ToString());

        // 645.57 x 0.03571430, and 645.57 x 0.9011818 x 0.03571430, to eight decimals.
        Assert.Equal("23.05608065", splits.Instrument.PriceGrid.Format(AllBars(splits)[before].CloseTicks));
        Assert.Equal("20.77772026", full.Instrument.PriceGrid.Format(AllBars(full)[before].CloseTicks));
        var rawVolume = AllBars(raw)[before].VolumeLots;
        Assert.Equal((long)Math.Round(rawVolume / 0.03571430m), AllBars(splits)[before].VolumeLots);
    }

    [Fact]
    public void Read_QuoteBars_GivesBidThenAsk()
    {
        using var series = ReferenceCatalog.Open().OpenQuoteBars(InstrumentId.Parse("SPY.XNYS"), BarPeriod.OneMinute);
        var source = new QuoteBarEventSource(series, new InstrumentIndex(2));
        var buffer = new Plimsoll.Model.Events.Event[7];
        var bids = 0;
        var asks = 0;
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                bids += buffer[i].Kind == Plimsoll.Model.Events.EventKind.BidBar ? 1 : 0;
                asks += buffer[i].Kind == Plimsoll.Model.Events.EventKind.AskBar ? 1 : 0;
            }
        }

        Assert.Equal((5_412, 5_412), (bids, asks));
        var first = series.Segments[0].Bar(0);
        Assert.Equal(
            (1_675_600, 1_676_000, 20_000),
            (first.Bid.CloseTicks, first.Ask.CloseTicks, first.Bid.VolumeLots));
    }

    [Fact]
    public void Bars_QuoteSidesWithoutQuote_AreMissing()
    {
        var catalog = ReferenceCatalog.Open();
        var missing = 0;
        foreach (var manifest in catalog.List().Where(entry => entry.Key.Kind == SeriesKind.QuoteBars
            && entry.Key.Instrument.Venue == "CME"))
        {
            using var series = catalog.OpenQuoteBars(manifest.Key.Instrument, BarPeriod.OneMinute);
            foreach (var segment in series.Segments)
            {
                for (var i = 0; i < segment.Count; i++)
                {
                    missing += segment.Bar(i).HasBid && segment.Bar(i).HasAsk ? 0 : 1;
                }
            }
        }

        Assert.Equal(3_180, missing);
    }

    internal static List<Bar> AllBars(BarSeries series)
    {
        var bars = new List<Bar>();
        foreach (var segment in series.Segments)
        {
            for (var i = 0; i < segment.Count; i++)
            {
                bars.Add(segment.Bar(i));
            }
        }

        return bars;
    }

    private static double Ratio(BarSeries series, int before)
    {
        var bars = AllBars(series);
        return (double)bars[before + 1].CloseTicks / bars[before].CloseTicks;
    }
}
