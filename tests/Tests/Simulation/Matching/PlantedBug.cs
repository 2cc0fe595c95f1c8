namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>A mistake that the naive market can be told to make.</summary>
public enum PlantedBug
{
    None,
    RefreshedSliceKeepsItsPlace,
    ReplacedOrderKeepsItsPlace,
    GrownOrderKeepsItsPlace,
    StopNeedsPriceBeyond,
    StopIgnoresFirstTradesOfSweep,
    OldestIsCancelledForNewest,
    DecrementForgetsResting,
    FillOrKillCountsOwnOrders,
    FillOrKillForgetsHiddenLots,
    PostOnlyAllowsEqualPrice,
    ImmediateRestRests,
    AuctionForgetsImbalance,
    AuctionForgetsReference,
    AuctionMarketOrdersComeLast,
    AtCloseRestStays,
}
