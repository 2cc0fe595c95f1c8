using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>How far limits are from being reached: figures that the layers reckon with, and what is missing.</summary>
public sealed class DistanceTests
{
    private const string Half = "50%";

    [Fact]
    public void Distances_PositionAndWorkingOrder_AreTheWorstCase()
    {
        // 300 lots at 100 held, 100 more ordered: worth 40,000 of an equity of 1,000,000.
        var rig = new RiskRig(
            "account.gross=50000", "account.gross-share=5%", "account.positions=4", "account.symbol-quantity=500",
            "account.entries-per-day=8");
        rig.Trade(OrderSide.Buy, 300);
        Assert.Equal(OrderReason.None, rig.Buy(100, limit: 99));
        Check(rig, LimitName.Gross, "40000", "10000", 800_000);
        Check(rig, LimitName.GrossShare, "4%", "1%", 800_000);
        Check(rig, LimitName.Positions, "1", "3", 250_000);
        Check(rig, LimitName.SymbolQuantity, "400", "100", 800_000);
        Check(rig, LimitName.EntriesPerDay, "2", "6", 250_000);
    }

    [Fact]
    public void Distances_Losses_CountOpenLossAndGoBeyondTheLimit()
    {
        var rig = new RiskRig("account.daily-loss=1000", "platform.drawdown=1%", "account.trade-loss=100000");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(93);
        Check(rig, LimitName.DailyLoss, "700", "300", 700_000);
        Check(rig, LimitName.DrawdownShare, "0.07%", "0.93%", 70_000);
        Check(rig, LimitName.TradeLoss, "700", "99300", 7_000);
        rig.Price(85);
        Check(rig, LimitName.DailyLoss, "1500", "-500", 1_500_000);
    }

    [Theory]
    [InlineData("platform.gross=100", "account.gross=200", LimitLevel.Platform)]
    [InlineData("platform.gross=200", "account.gross=100", LimitLevel.Account)]
    [InlineData("platform.gross=100", "account.gross=100", LimitLevel.Platform)]
    [InlineData("account.positions=5", "account.gross=100", LimitLevel.Account)]
    public void Distances_SeveralLevels_NameTheOneThatBinds(string first, string second, LimitLevel level)
    {
        var found = Assert.Single(
            new RiskRig(first, second).Kernel.Risk.Distances(0), static one => one.Limit == LimitName.Gross);
        Assert.Equal((level, "100"), (found.Level, found.MaxText));
    }

    [Fact]
    public void Distances_StrategyLevel_HasItsOwnFigureAndALooserOrderLimitIsLeftOut()
    {
        var rig = new RiskRig(
            2, 1, 1_000_000, "account.gross=100000", "strategy.1.gross=50000", "account.order-value=1000",
            "strategy.0.order-value=900", "strategy.1.order-value=2000");
        rig.Trade(OrderSide.Buy, 7, strategy: 0);
        rig.Trade(OrderSide.Buy, 5, strategy: 1);
        var gross = rig.Kernel.Risk.Distances(rig.NowNs).Where(static one => one.Limit == LimitName.Gross).ToArray();
        Assert.Equal(["1200", "500"], gross.Select(static one => one.NowText));
        Assert.Equal([LimitLevel.Account, LimitLevel.Strategy], gross.Select(static one => one.Level));
        Assert.Equal(1, gross[1].Strategy.Value);
        var value = rig.Kernel.Risk.Distances(rig.NowNs).Where(
            static one => one.Limit == LimitName.OrderValue).ToArray();
        Assert.Equal([(OperatorScope.Platform, 0), (OperatorScope.Strategy, 0)],
            value.Select(static one => (one.Scope, one.Strategy.Value)));
        Assert.All(value, static one => Assert.True(one.IsOfOrder));
        Assert.All(value, static one => Assert.Equal("-", one.RemainingText));
    }

    [Fact]
    public void Distances_InputsMissing_AreNamed()
    {
        var rig = new RiskRig(
            1, 1, 1_000_000, Plimsoll.Kernel.StrategyFailure.EndRun,
            RiskText.ParseExact([
                "account.stale=1m", "account.clock-skew=1s", "account.validity=90%", "account.daily-loss=5",
                "account.error-rate=10%", "account.orderly-book=true", "account.regime-lock=3",
            ]),
            null, hasPrices: false);
        Assert.Equal(
            [
                ("daily-loss", "equity"), ("error-rate", "ten answers of the venue (stops nothing)"),
                ("stale", "price"), ("validity", "validity of the data"), ("clock-skew", "a report of the clock"),
            ],
            rig.Kernel.Risk.Distances(rig.NowNs).Select(static one => (one.Name, one.Missing ?? "")));
        Assert.Equal(
            [("regime-lock", true, "a report of the regime"), ("orderly-book", true, "an order book")],
            rig.Kernel.Risk.Rules(rig.NowNs).Select(static one => (one.Name, one.StopsEntries, one.Missing ?? "")));
        rig.Health(HealthPart.Clock, HealthLevel.Good, -250_000_000);
        rig.Price(100);
        rig.Wait(30 * RiskRig.Second);
        Check(rig, LimitName.ClockSkew, "250ms", "750ms", 250_000);
        Check(rig, LimitName.StaleAge, "30s", "30s", 500_000);
    }

    [Fact]
    public void Distances_ExecutionScore_IsAFloor()
    {
        var rig = new RiskRig("account.execution-quality=80%");
        Check(rig, LimitName.ExecutionQuality, "100%", "20%", 0);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Say(EventKind.OrderRejected, rig.LastId);
        // A rejection costs 15 points of 100: three quarters of the way from perfect to the threshold.
        var found = Assert.Single(rig.Kernel.Risk.Distances(rig.NowNs));
        Assert.InRange(found.UsedMillionths!.Value, 745_000, 755_000);
        Assert.InRange(found.Remaining!.Value.Atto, 49_000, 51_000);
    }

    [Fact]
    public void Distances_Groups_AddUpByNameAndOthersByInstrument()
    {
        var symbols = Enumerable.Range(0, 3).Select(
            static i => RunSetup.Coin(InstrumentKind.Perpetual, number: i).Id.ToString()).ToArray();
        var grouped = new RiskRig(
            1, 3, 1_000_000, "account.group-share=" + Half, $"group.PAIR={symbols[0]},{symbols[1]}");
        for (var i = 0; i < 3; i++)
        {
            grouped.Trade(OrderSide.Buy, 100 * (i + 1), instrument: i);
        }

        Assert.Equal(
            [("PAIR", "3%"), ("", "3%")],
            grouped.Kernel.Risk.Distances(grouped.NowNs).Select(static one => (one.Group ?? "", one.NowText)));
    }

    [Fact]
    public void Distances_RepeatsAndRates_CountWhatIsInTheWindow()
    {
        var rig = new RiskRig("account.repeats=4", "account.repeat-window=1m", "account.order-rate=5",
            "account.order-rate-window=10s", "account.aggressive-value=1000");
        _ = rig.Buy(1);
        _ = rig.Buy(2);
        _ = rig.Sell(1, limit: 101);
        Check(rig, LimitName.Repeats, "2", "2", 500_000);
        Check(rig, LimitName.OrderRate, "3", "2", 600_000);
        Check(rig, LimitName.AggressiveValue, "300", "700", 300_000);
        rig.Wait(11 * RiskRig.Second);
        Check(rig, LimitName.OrderRate, "0", "5", 0);
        Check(rig, LimitName.Repeats, "2", "2", 500_000);
    }

    [Fact]
    public void Rules_SessionLock_SaysWhetherItHoldsNow()
    {
        var rig = new RiskRig("account.session-lock=00:00-00:30", "strategy.0.no-shorts=true", "zone=UTC");
        var midnight = rig.NowNs - (rig.NowNs % RiskRig.Day);
        Assert.Equal(
            [("session-lock", true), ("no-shorts", false)],
            rig.Kernel.Risk.Rules(midnight).Select(static one => (one.Name, one.StopsEntries)));
        Assert.False(rig.Kernel.Risk.Rules(midnight + (31 * RiskRig.Minute))[0].StopsEntries);
    }

    [Fact]
    public void Distances_AskedForAtAnyTime_ChangeNothingThatIsSaved()
    {
        var rig = new RiskRig(
            "account.entries-per-day=3", "account.order-rate=5", "account.message-rate=9", "account.gross=100000",
            "account.failures-in-window=4", "account.failures-window=1m", "account.repeats=9", "account.daily-loss=9");
        _ = rig.Buy(1);
        rig.Say(EventKind.OrderRejected, rig.LastId);
        rig.Kernel.Process(Event.OfTimer(rig.NowNs + 1));
        var before = rig.Kernel.StateHash();
        // Two days later all windows are empty and another day has begun: the answer says so, the state does not.
        var later = rig.Kernel.Risk.Distances(rig.NowNs + (2 * RiskRig.Day));
        Assert.Equal("0", later.Single(static one => one.Limit == LimitName.EntriesPerDay).NowText);
        Assert.Equal("0", later.Single(static one => one.Limit == LimitName.OrderRate).NowText);
        Assert.Equal("0", later.Single(static one => one.Limit == LimitName.FailuresInWindow).NowText);
        Assert.Equal(before, rig.Kernel.StateHash());
        Check(rig, LimitName.EntriesPerDay, "1", "2", 333_333);
        Check(rig, LimitName.FailuresInWindow, "1", "3", 250_000);
    }

    private static void Check(RiskRig rig, LimitName name, string now, string remaining, long used)
    {
        var found = Assert.Single(rig.Kernel.Risk.Distances(rig.NowNs), one => one.Limit == name);
        Assert.Equal((now, remaining, used), (found.NowText, found.RemainingText, found.UsedMillionths!.Value));
        Assert.Equal(1_000_000 - used, found.RemainingMillionths);
        Assert.Null(found.Missing);
    }
}
