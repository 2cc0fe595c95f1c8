using Plimsoll.Kernel;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>Margin of futures: what is refused, called, closed by force, and lost.</summary>
public sealed class MarginTests
{
    private static readonly RunSetup OnMargin = new()
    {
        Instruments = [RunSetup.Coin(InstrumentKind.Future)], Cash = 1_000, Margin = "rate:10%/5%,fee=0.5%",
    };

    [Theory]
    [InlineData("rate:10%/5%", "0: buy 101", "#1 Rejected InsufficientMargin t1")]
    [InlineData("rate:10%/5%", "0: buy 100", "#1 buy 100@100 taker t1")]
    [InlineData("rate:10%/5%", "0: buy 60 limit 99\n0: buy 60 limit 98",
        "#2 Rejected InsufficientMargin t1 | #1 Canceled DataEnded t4")]
    [InlineData("contract:250/200", "0: buy 5", "#1 Rejected InsufficientMargin t1")]
    [InlineData("contract:250/200", "0: sell 4", "#1 sell 4@100 taker t1")]
    [InlineData("contract:250/200", "0: buy 4\n1: sell 8", "#1 buy 4@100 taker t1 | #2 sell 8@100 taker t2")]
    [InlineData("contract:250/200", "0: buy 4\n1: sell 9",
        "#1 buy 4@100 taker t1 | #2 Rejected InsufficientMargin t2")]
    public void Order_AgainstInitialMargin_IsTakenOrRefused(string margin, string orders, string expected) =>
        Assert.Equal(
            expected,
            VenueCase.Run(
                "100 100 100 100; 100 100 100 100; 100 100 100 100; 100 100 100 100", orders,
                OnMargin with { Margin = margin }));

    [Fact]
    public void Crash_BelowMaintenance_IsCalledThenClosedByForce()
    {
        // 50 at 100 with 1000: at 88 the margin of 440 is more than what is left (400): a call. At 84 the
        // maintenance of 210 is more than the 200 that are left: closed at the next open, 83, for a fee of 0.5 %.
        var (kernel, log, told) = Run(
            "100 100 100 100; 100 100 100 100; 90 90 88 90; 85 85 84 85; 83 83 83 83; 83 83 83 83", 50);

        Assert.Equal(
            [MarginNoticeKind.Call, MarginNoticeKind.Liquidation], log.Notices.Select(notice => notice.Kind));
        Assert.Equal(log.Notices, told);
        Assert.Equal(("400", "220"), Text(log.Notices[0]));
        Assert.Equal(("200", "210"), Text(log.Notices[1]));
        Assert.Equal([(100L, 50L), (83L, 50L)], log.Fills.Select(fill => (fill.Price.Ticks, fill.Quantity.Lots)));
        Assert.Equal("20.75", kernel.Account.Liquidation.ToString());
        Assert.Equal("129.25", kernel.Equity.ToString());
        Assert.Equal(0, kernel.PositionLots(default, default));
        Assert.True(kernel.Account.IsBalanced);
    }

    [Fact]
    public void Gap_ThroughEverything_IsReportedAsRuin()
    {
        var (kernel, log, _) = Run("100 100 100 100; 100 100 100 100; 70 70 70 70; 70 70 70 70; 70 70 70 70", 50);

        Assert.Contains(log.Notices, notice => notice.Kind == MarginNoticeKind.Ruin);
        Assert.Contains(log.Notices, notice => notice.Kind == MarginNoticeKind.Liquidation);
        Assert.Equal("-517.5", kernel.Equity.ToString());
        Assert.Equal(0, kernel.PositionLots(default, default));
        Assert.True(kernel.Account.IsBalanced);
    }

    [Fact]
    public void Ruin_WithoutMarginTerms_IsReportedToo()
    {
        var setup = new RunSetup { Instruments = [RunSetup.Coin(InstrumentKind.Equity)], Cash = 1_000 };
        var bars = BarList.Parse(
            "100 100 100 100; 100 100 100 100; 250 250 250 250; 250 250 250 250", RunSetup.StartNs, 60_000_000_000);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount is 0 or 2)
                {
                    self.GoShort();
                }
            },
        };
        var (kernel, log) = setup.Run([bars], 10, strategy);

        var notice = Assert.Single(log.Notices);
        Assert.Equal(MarginNoticeKind.Ruin, notice.Kind);
        Assert.Equal("-500", notice.Available.ToString());
        Assert.Equal("-500", kernel.Equity.ToString());
    }

    [Theory]
    [InlineData("contract:13200/12000", "contract:13200/12000")]
    [InlineData("rate:10%/5.5%,fee=0.5%", "rate:10%/5.5%,fee=0.5%")]
    [InlineData("rate:5%/10%", null)]
    [InlineData("contract:100/0", null)]
    [InlineData("contract:100", null)]
    [InlineData("rate:10/5", null)]
    [InlineData("rate:10%/5%,fee=1", null)]
    [InlineData("share:1/1", null)]
    [InlineData("", null)]
    public void TryParse_Text_IsWrittenBackOrRefused(string text, string? written)
    {
        Assert.Equal(written is not null, MarginTerms.TryParse(text, out var terms));
        Assert.True(written is null || written == terms.ToString(), terms.ToString());
    }

    [Fact]
    public void Margins_OfFractionalLotsAndMultiplier_AreRoundedUp()
    {
        Assert.True(MarginTerms.TryParse("contract:10.5/10", out var contract));
        Assert.True(MarginTerms.TryParse("rate:10%/5%,fee=0.5%", out var rate));
        var coin = RunSetup.Coin(InstrumentKind.Perpetual, tick: "0.01", lot: "0.001");
        var future = RunSetup.Coin(InstrumentKind.Future, tick: "0.25", multiplier: 50);
        Assert.Equal("26.25", contract.Initial(coin, 10_000, -2_500).ToString());
        Assert.Equal("25", contract.Maintenance(coin, 10_000, 2_500).ToString());
        Assert.Equal("60000", rate.Initial(future, 16_000, 3).ToString());
        Assert.Equal("30000", rate.Maintenance(future, 16_000, -3).ToString());
        Assert.Equal("3000", rate.LiquidationFee(future, 16_000, 3).ToString());
    }

    private static (string Available, string Required) Text(MarginNotice notice) =>
        (notice.Available.ToString(), notice.Required.ToString());

    private static (TradingKernel Kernel, RunLog Log, List<MarginNotice> Told) Run(string bars, long lots)
    {
        var list = BarList.Parse(bars, RunSetup.StartNs, OnMargin.Period.Nanos);
        var strategy = new OpenStrategy
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
            },
        };
        var (kernel, log) = OnMargin.Run([list], 3, strategy);
        return (kernel, log, strategy.Margins);
    }
}
