using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class TableFilesTests
{
    private static readonly ResultTrade Trade = new()
    {
        InstrumentId = "A,B.X",
        IsLong = false,
        EntryTimeNs = 1_704_067_200_000_000_001,
        ExitTimeNs = 1_704_067_260_000_000_000,
        EntryPrice = 100.10m,
        ExitPrice = 99.95000m,
        Quantity = 0.00000001m,
        EntryValue = Amount.FromAtto(1_001_000_000_000),
        GrossProfit = Amount.FromAtto(1),
        Fees = Amount.FromUnits(-2),
        SlippageCost = Amount.Zero,
        NetProfit = Amount.FromUnits(2) + Amount.FromAtto(1),
        MaximumAdverseExcursion = -0.1,
        MaximumFavourableExcursion = 3,
        BarsHeld = 1,
        EntryReason = "say \"go\"",
        ExitReason = "two\nlines",
    };

    [Fact]
    public void Trades_OneTrade_IsExactAndQuoted()
    {
        var lines = ReportText.Of(SampleResult.Year() with { Trades = [Trade] }, ResultFiles.Trades);
        Assert.Equal(
            "trade,instrument,side,entry_time,exit_time,entry_price,exit_price,quantity,entry_value,gross_profit,fees,"
            + "slippage_cost,net_profit,maximum_adverse_excursion,maximum_favourable_excursion,bars_held,entry_reason,"
            + "exit_reason\n"
            + "1,\"A,B.X\",short,2024-01-01T00:00:00.000000001Z,2024-01-01T00:01:00Z,100.1,99.95,0.00000001,"
            + "0.000001001,0.000000000000000001,-2,0,2.000000000000000001,-0.1,3.0,1,"
            + "\"say \"\"go\"\"\",\"two\nlines\"\n",
            lines);
    }

    [Fact]
    public void Orders_UnfilledOrder_KeepsItsReasonAndEmptyFields()
    {
        ResultOrder order = new()
        {
            Id = "17",
            SubmittedNs = 0,
            InstrumentId = "BTCUSDT.BINANCE",
            Side = "buy",
            Type = "limit",
            TimeInForce = "DAY",
            Quantity = 1.50m,
            LimitPrice = 42_000m,
            Status = "expired",
            EndReason = "the trading day ended",
            Tag = "entry",
        };
        var lines = ReportText.Lines(SampleResult.Year() with { Orders = [order] }, ResultFiles.Orders);
        Assert.Equal(
            "order,submitted,ended,instrument,side,type,time_in_force,quantity,limit_price,stop_price,status,"
            + "filled_quantity,average_price,fees,end_reason,tag", lines[0]);
        Assert.Equal(
            "17,1970-01-01T00:00:00Z,,BTCUSDT.BINANCE,buy,limit,DAY,1.5,42000,,expired,0,,0,"
            + "the trading day ended,entry", lines[1]);
        Assert.Equal("", lines[2]);
    }

    [Fact]
    public void Equity_OnePoint_IsExactAndRoundTrips()
    {
        EquityPoint point = new()
        {
            TimeNs = 1_704_067_200_000_000_000,
            Equity = Amount.FromDecimal(100_000.123456789m),
            Cash = Amount.FromUnits(-5),
            EquityMin = 99_999.5,
            EquityMax = 100_001,
            Drawdown = 0.1 + 0.2,
            Exposure = double.NaN,
        };
        var lines = ReportText.Lines(SampleResult.Year() with { Equity = [point] }, ResultFiles.Equity);
        Assert.Equal("time,equity,cash,equity_min,equity_max,drawdown,exposure", lines[0]);
        Assert.Equal("2024-01-01T00:00:00Z,100000.123456789,-5,99999.5,100001.0,0.30000000000000004,", lines[1]);
    }

    [Fact]
    public void Trades_None_IsOnlyTheHeader()
    {
        var text = ReportText.Of(SampleCases.Of(SampleCases.NoData), ResultFiles.Trades);
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void Trades_Year_NetProfitAddsUpToTheFinalEquity()
    {
        var result = SampleResult.Year();
        var sum = result.StartCash;
        foreach (var line in ReportText.Lines(result, ResultFiles.Trades).Skip(1).Where(line => line.Length > 0))
        {
            Assert.True(Amount.TryParse(line.Split(',')[12], out var net));
            sum += net;
        }

        Assert.Equal(result.FinalEquity, sum);
    }
}
