using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Paper;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>Whole backtests with all kinds of costs: what stands in the result and its files.</summary>
public sealed class CostedRunTests
{
    private const long MinuteNs = 60_000_000_000;

    [Fact]
    public void Run_ForeignShareAndFeesInAThirdAsset_AddsUpInTheAccountsCurrency()
    {
        Assert.True(FeeSchedule.TryParse("bps:10,asset=BNB,discount=25%", out var fees));
        var share = Requests.Series(Make("DAX.T", InstrumentKind.Equity, "EUR"), Bars(100, 5));
        var request = Requests.Request(() => Buyer(10, exitBar: 3), share) with
        {
            AccountCurrency = Currency.Of("USD"),
            Fees = fees,
            TriesOtherPolicies = false,
            RateSeries =
            [
                Requests.Series(Make("EURUSD.T", InstrumentKind.Fx, "USD"), Bars(2, 5)),
                Requests.Series(Make("BNBEUR.T", InstrumentKind.Spot, "EUR"), Bars(50, 5)),
            ],
        };

        var result = Backtest.Run(request).Result;

        // Two executions of 1000 euros: 0.75 each in BNB, 1.5 dollars.
        Assert.Equal("USD", result.Currency);
        Assert.Equal("3", result.TotalFees.ToString());
        Assert.Equal("99997", result.FinalEquity.ToString());
        var account = result.Account!.Value;
        Assert.True(account.IsBalanced);
        Assert.Equal(result.FinalEquity, account.Equity);
        Assert.Equal("-3", Assert.Single(result.Trades).NetProfit.ToString());
        Assert.Single(result.Instruments);
    }

    [Fact]
    public void Run_PerpetualWithEverything_HasItsLinesInTheFiles()
    {
        Assert.True(FundingSchedule.TryParse("1%/1m", out var funding));
        Assert.True(MarginTerms.TryParse("rate:10%/5%,fee=0.5%", out var margin));
        var falling = new List<Bar>();
        long[] closes = [100, 100, 95, 90, 80, 70, 60, 50];
        for (var i = 0; i < closes.Length; i++)
        {
            var openNs = RunSetup.StartNs + (i * MinuteNs);
            falling.Add(new Bar(
                openNs + MinuteNs, openNs, closes[i], closes[i], closes[i], closes[i], 1_000_000));
        }

        var perpetual = Requests.Series(Make("PRP.T", InstrumentKind.Perpetual, "USD"), falling);
        var request = Requests.Request(() => Buyer(5_000, exitBar: 99), perpetual) with
        {
            Charges = new ChargeSettings { Funding = funding },
            Margin = margin,
            TriesOtherPolicies = false,
        };

        var result = Backtest.Run(request).Result;

        var account = result.Account!.Value;
        Assert.True(account.IsBalanced);
        Assert.True(account.Funding.Sign > 0 && account.Liquidation.Sign > 0, account.ToString());
        Assert.Contains(result.MarginNotices, notice => notice.Kind == MarginNoticeKind.Liquidation);
        Assert.Equal(
            account.Funding + account.Liquidation,
            result.Charges.Aggregate(Amount.Zero, (sum, charge) => sum + charge.Amount));
        var files = ResultFiles.Render(result);
        Assert.Equal(
            ["charges.csv", "equity.csv", "orders.csv", "report.html", "result.json", "trades.csv"],
            files.Select(file => file.Name));
        var json = System.Text.Encoding.UTF8.GetString(files[4].Content.Span);
        Assert.Contains("\"liquidationExact\":", json, StringComparison.Ordinal);
        Assert.Contains($"\"fundingExact\": \"{account.Funding}\"", json, StringComparison.Ordinal);
        Assert.Contains(result.Warnings, warning => warning.Contains("forced closings", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_PaperProfile_RepeatsByItsSeedAndIsJudged()
    {
        var bars = RandomMarket.Bars(5, 4_000);
        var results = new List<(string Equity, long Fills)>();
        foreach (var seed in new ulong[] { 1, 1, 2 })
        {
            var profile = PaperProfile.Usual with { Seed = seed };
            var instrument = new Instrument(
                InstrumentId.Parse("BTCUSDT.PAPER"), InstrumentKind.Spot, DecimalGrid.Parse("0.01"),
                DecimalGrid.Parse("0.001"), Currency.Of("USDT"), "24x7");
            var request = Requests.Request(() => new RandomStrategy(3, 1), Requests.Series(instrument, bars)) with
            {
                Fees = profile.ToFees(), Slippage = profile.Slippage, Partials = profile.Partials,
                TriesOtherPolicies = false,
            };
            var result = Backtest.Run(request).Result;
            results.Add((result.FinalEquity.ToString(), result.FillCount));
            Assert.True(result.Account!.Value.IsBalanced);
            var execution = result.Execution!;
            Assert.Equal(result.FillCount, execution.FillCount);
            Assert.Equal(3, execution.Markouts.Count);
            Assert.All(execution.Markouts, one => Assert.Equal(one.Effective - one.Realised, one.Impact, 1e-9));
            Assert.True(execution.Trading > 0, "slippage costs nothing");
            var page = System.Text.Encoding.UTF8.GetString(
                ResultFiles.Render(result).First(file => file.Name == ResultFiles.Report).Content.Span);
            Assert.Contains("Quality of execution", page, StringComparison.Ordinal);
        }

        Assert.Equal(results[0], results[1]);
        Assert.NotEqual(results[0], results[2]);
    }

    private static OpenStrategy Buyer(long lots, int exitBar) => new()
    {
        WhenBar = (OpenStrategy self, in BarUpdate _) =>
        {
            if (self.BarCount == 0)
            {
                self.Place(new OrderRequest
                {
                    Instrument = default, Side = OrderSide.Buy, Type = OrderType.Market,
                    Quantity = Quantity.FromLots(lots),
                });
            }
            else if (self.BarCount == exitBar)
            {
                self.Leave();
            }
        },
    };

    private static List<Bar> Bars(long price, int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var openNs = RunSetup.StartNs + (i * MinuteNs);
        return new Bar(openNs + MinuteNs, openNs, price, price, price, price, 1_000_000);
    })];

    private static Instrument Make(string id, InstrumentKind kind, string quote) => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse("1"), DecimalGrid.Parse("1"), Currency.Of(quote), "24x7");
}
