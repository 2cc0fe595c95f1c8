using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel;

/// <summary>Does with each bar what a test tells it to.</summary>
internal sealed class ActingStrategy : Strategy
{
    public required Action<ActingStrategy, InstrumentIndex> Act { get; init; }

    /// <summary>Bars before the one that is being told.</summary>
    public int Count { get; private set; }

    public override void OnBar(in BarUpdate bar)
    {
        Act(this, bar.Instrument);
        Count++;
    }

    public void Say(string name, double value) => Note(name, value);

    public OrderId Enter(InstrumentIndex instrument) => EnterLong(instrument);

    public OrderId Leave(InstrumentIndex instrument) => Exit(instrument);

    public OrderId Put(OrderRequest request) => Submit(in request);

    public OrderReason Move(OrderId order, long ticks, long lots) =>
        Replace(order, Price.FromTicks(ticks), Quantity.FromLots(lots));

    public void Stop(OrderId order) => Cancel(order);

    public void StopAll(InstrumentIndex instrument) => CancelAll(instrument);

    public BracketId Bracket(BracketRequest request) => PlaceBracket(request);

    public (OrderId First, OrderId Second) Both(OrderRequest first, OrderRequest second) =>
        PlaceOneCancelsOther(in first, in second);
}
