using Plimsoll.Kernel.Brackets;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The table of controls. Prices stand at 100, the account has 1,000,000.</summary>
internal static class ControlCases
{
    public static IEnumerable<ControlCase> All =>
        [.. PositionControls.All, .. Exposures(), .. OrderControls.All, .. StateControls.All];

    /// <summary>An entry in a bracket with a stop.</summary>
    public static OrderReason Bracket(RiskRig rig, long lots, long stop, long limit = 0)
    {
        rig.Strategies[0].Bracket(new BracketRequest
        {
            Entry = RiskRig.Request(OrderSide.Buy, lots, limit), StopPrice = Price.FromTicks(stop),
        });
        return rig.Answer.First;
    }

    public static OrderReason HoldAndReduce(RiskRig rig) => rig.Reduce(OrderSide.Sell, 1);

    public static Action<RiskRig> Holds(long lots) => rig => rig.Trade(OrderSide.Buy, lots);

    public static OrderReason Adding(RiskRig rig, long price)
    {
        rig.Price(price);
        return rig.Buy(1);
    }

    private static IEnumerable<ControlCase> Exposures()
    {
        yield return Exposure("gross", OrderReason.GrossExposureReached, 10, "gross=1000");
        yield return Exposure("gross-share", OrderReason.GrossExposureReached, 100, "gross-share=1%");
        yield return Exposure("net", OrderReason.NetExposureReached, 10, "net=1000");
        yield return Exposure("net-share", OrderReason.NetExposureReached, 100, "net-share=1%");
        yield return Exposure("symbol-share", OrderReason.ConcentrationReached, 100, "symbol-share=1%");
        yield return Exposure("group-share", OrderReason.GroupExposureReached, 100, "group-share=1%");
        yield return Exposure("leverage", OrderReason.LeverageReached, 100, "leverage=0.01");
        yield return Exposure("strategy gross", OrderReason.GrossExposureReached, 10, "strategy.0.gross=1000");
        yield return Exposure(
            "tightest of three", OrderReason.GrossExposureReached, 10, "platform.gross=5000", "account.gross=1000",
            "strategy.0.gross=3000");
    }

    // Half is held already, so that what is held counts.
    private static ControlCase Exposure(string name, OrderReason reason, long lots, params string[] limits) =>
        new(name, reason, limits)
        {
            Prepare = Holds(lots / 2),
            Inside = rig => rig.Buy((lots / 2) - 1),
            At = rig => rig.Buy(lots / 2),
            Outside = rig => rig.Buy((lots / 2) + 1),
            Exit = rig =>
            {
                // The market goes beyond the limit by itself.
                rig.Price(400);
                return rig.Reduce(OrderSide.Sell, lots / 2);
            },
        };
}
