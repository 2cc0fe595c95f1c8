using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation;

/// <summary>A strategy whose reactions are given from outside.</summary>
internal sealed class OpenStrategy : Strategy
{
    public delegate void BarHandler(OpenStrategy self, in BarUpdate bar);

    public delegate void FillHandler(OpenStrategy self, in FillRecord fill);

    public delegate void OrderHandler(OpenStrategy self, in OrderView order);

    public Action<OpenStrategy>? WhenStarted { get; init; }

    public BarHandler? WhenBar { get; init; }

    public FillHandler? WhenFilled { get; init; }

    public OrderHandler? WhenOrder { get; init; }

    public Action<OpenStrategy, int>? WhenTimer { get; init; }

    public Action<OpenStrategy>? WhenStopped { get; init; }

    public Timestamp Time => Now;

    public int BarCount { get; private set; }

    public List<MarginNotice> Margins { get; } = [];

    /// <summary>Its delegates are given anew, and its notes are for the test alone.</summary>
    public override void Save(IStateWriter writer) => writer.Write(BarCount);

    public override void Restore(IStateReader reader) => BarCount = (int)reader.ReadInt64();

    public override void OnStart() => WhenStarted?.Invoke(this);

    public override void OnBar(in BarUpdate bar)
    {
        WhenBar?.Invoke(this, in bar);
        BarCount++;
    }

    public override void OnFill(in FillRecord fill) => WhenFilled?.Invoke(this, in fill);

    public override void OnOrder(in OrderView order) => WhenOrder?.Invoke(this, in order);

    public override void OnTimer(int timerId) => WhenTimer?.Invoke(this, timerId);

    public override void OnMargin(in MarginNotice notice) => Margins.Add(notice);

    public override void OnStop() => WhenStopped?.Invoke(this);

    public OrderId Place(in OrderRequest request) => Submit(in request);

    public OrderId GoLong(int instrument = 0) => EnterLong(new InstrumentIndex(instrument));

    public OrderId GoShort(int instrument = 0) => EnterShort(new InstrumentIndex(instrument));

    public OrderId Leave(int instrument = 0) => Exit(new InstrumentIndex(instrument));

    public BracketId Bracket(BracketRequest request) => PlaceBracket(request);

    public BracketId Guard(BracketRequest request) => Protect(request);

    public (OrderId First, OrderId Second) Pair(in OrderRequest first, in OrderRequest second) =>
        PlaceOneCancelsOther(in first, in second);

    public bool MoveStop(BracketId bracket, Price price) => AmendStop(bracket, price);

    public bool Look(BracketId bracket, out BracketView view) => TryGetBracket(bracket, out view);

    public void WithdrawAll(int instrument = 0) => CancelAll(new InstrumentIndex(instrument));

    public OrderReason Amend(OrderId order, OrderChange change) => Replace(order, in change);

    public void Withdraw(OrderId order) => Cancel(order);

    public void Wake(long timeNs, int timerId) => WakeAt(Timestamp.FromUnixNanos(timeNs), timerId);

    public void AskFor(int instrument, string period) =>
        Subscribe(new InstrumentIndex(instrument), Plimsoll.Model.Market.BarPeriod.Parse(period));

    public long Held(int instrument = 0) => PositionLots(new InstrumentIndex(instrument));

    public int Working(int instrument = 0) => WorkingOrderCount(new InstrumentIndex(instrument));

    public double AverageEntry(int instrument = 0) => AverageEntryPrice(new InstrumentIndex(instrument));
}
