using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>The order desk as brackets see it.</summary>
internal sealed class LegDesk : ILegDesk
{
    private readonly OrderDesk desk;
    private readonly AccountBook account;
    private readonly RunPhase phase;

    public LegDesk(OrderDesk desk, AccountBook account, RunPhase phase)
    {
        this.desk = desk;
        this.account = account;
        this.phase = phase;
    }

    /// <summary>When the event being handled happens; set before each.</summary>
    public KernelMoment Moment { get; set; }

    public long NowNs => Moment.NowNs;

    public bool IsOpen => !phase.IsOver;

    public OrderId Place(StrategyIndex strategy, in OrderRequest request, long group, out OrderReason reason) =>
        desk.Submit(Moment, strategy, in request, group, KindOf(group), default, out reason);

    public OrderId PlaceEntry(
        StrategyIndex strategy, in OrderRequest request, long group, Price stop, Trail trail, out OrderReason reason) =>
        desk.Submit(
            Moment, strategy, in request, group, KindOf(group), new EntryTerms(true, stop.Ticks, trail), out reason);

    private static IntentKind KindOf(long group) => group == 0 ? IntentKind.Pair : BracketRole.Of(group) switch
    {
        BracketRole.Entry => IntentKind.BracketEntry,
        BracketRole.Stop => IntentKind.Stop,
        BracketRole.Exit => IntentKind.BracketExit,
        _ => IntentKind.Target,
    };

    public OrderReason Change(StrategyIndex strategy, OrderId order, in OrderChange change) =>
        desk.Replace(Moment, strategy, order, in change);

    public void Withdraw(Order order) => desk.Cancel(Moment, order);

    public Order? Find(OrderId order) => order.IsNone ? null : desk.Orders.Find(order);

    public long WorkingLots(long group)
    {
        var lots = 0L;
        for (var i = 0; i < desk.Orders.Count; i++)
        {
            var order = desk.Orders[i];
            lots += order.Group == group && order.Status != OrderStatus.PendingCancel ? order.RestLots : 0;
        }

        return lots;
    }

    public void WithdrawOthers(long group, OrderId keep)
    {
        for (var i = 0; i < desk.Orders.Count; i++)
        {
            var order = desk.Orders[i];
            if (order.Group == group && order.Id != keep)
            {
                desk.Cancel(Moment, order);
            }
        }
    }

    public void WithdrawLegs(long number)
    {
        for (var i = 0; i < desk.Orders.Count; i++)
        {
            var order = desk.Orders[i];
            if (BracketRole.NumberOf(order.Group) == number && order.Request.IsReduceOnly)
            {
                desk.Cancel(Moment, order);
            }
        }
    }

    public bool HasWorking(long number)
    {
        for (var i = 0; i < desk.Orders.Count; i++)
        {
            if (BracketRole.NumberOf(desk.Orders[i].Group) == number)
            {
                return true;
            }
        }

        return false;
    }

    public long PositionLots(StrategyIndex strategy, InstrumentIndex instrument) =>
        account.Book(instrument).Positions[strategy.Value].Lots;

    public void Alarm(DesyncKind kind, InstrumentIndex instrument, OrderId order, long lots) =>
        desk.Reports.Record(kind, NowNs, instrument, order, lots);
}
