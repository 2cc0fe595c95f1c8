using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>An order of the naive market.</summary>
internal sealed class NaiveOrder
{
    public NaiveOrder(MatchingOrder given)
    {
        Number = given.Number;
        Owner = given.Owner;
        Side = given.Side;
        Kind = given.Kind;
        Lifetime = given.Lifetime;
        SelfTrade = given.SelfTrade;
        IsPostOnly = given.IsPostOnly;
        Price = given.HasLimit ? given.PriceTicks : 0;
        Stop = given.IsStop ? given.StopTicks : 0;
        Whole = given.QuantityLots;
        Open = given.QuantityLots;
        Display = given.DisplayLots;
    }

    public long Number { get; }

    public int Owner { get; }

    public OrderSide Side { get; }

    public MatchingOrderKind Kind { get; set; }

    public MatchingLifetime Lifetime { get; }

    public SelfTradeMode SelfTrade { get; }

    public bool IsPostOnly { get; }

    public long Price { get; set; }

    public long Stop { get; set; }

    public long Whole { get; set; }

    public long Open { get; set; }

    public long Visible { get; set; }

    public long Display { get; }

    public bool IsBuy => Side == OrderSide.Buy;

    public bool IsStop => Kind is MatchingOrderKind.Stop or MatchingOrderKind.StopLimit;

    public bool HasLimit => Kind is MatchingOrderKind.Limit or MatchingOrderKind.StopLimit;

    public long Slice => Display == 0 ? Open : Math.Min(Display, Open);

    /// <summary>Whether a resting price is as good as the limit, or better.</summary>
    public bool Accepts(long restingPrice) => Kind == MatchingOrderKind.Market
        || (IsBuy ? restingPrice <= Price : restingPrice >= Price);
}
