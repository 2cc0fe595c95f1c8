using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>What brackets need of the order desk.</summary>
internal interface ILegDesk
{
    /// <summary>Time of the event being handled. Nanoseconds since the epoch, UTC.</summary>
    long NowNs { get; }

    /// <summary>Whether orders can still go out: not after the end of the data.</summary>
    bool IsOpen { get; }

    /// <summary>Places an order of a group.</summary>
    /// <param name="strategy">Whose.</param>
    /// <param name="request">The order.</param>
    /// <param name="group">Bracket and role, see <see cref="BracketRole"/>.</param>
    /// <param name="reason">Why it was refused; none when it went out.</param>
    OrderId Place(StrategyIndex strategy, in OrderRequest request, long group, out OrderReason reason);

    /// <summary>Places the entry of a bracket.</summary>
    /// <param name="strategy">Whose.</param>
    /// <param name="request">The order.</param>
    /// <param name="group">Bracket and role, see <see cref="BracketRole"/>.</param>
    /// <param name="stop">Where its stop will stand; zero for none of its own.</param>
    /// <param name="trail">How far its stop will trail.</param>
    /// <param name="reason">Why it was refused; none when it went out.</param>
    OrderId PlaceEntry(
        StrategyIndex strategy, in OrderRequest request, long group, Price stop, Trail trail, out OrderReason reason);

    /// <summary>Asks to change an order.</summary>
    OrderReason Change(StrategyIndex strategy, OrderId order, in OrderChange change);

    /// <summary>Asks to cancel an order.</summary>
    void Withdraw(Order order);

    /// <summary>The working order of that number, or null.</summary>
    Order? Find(OrderId order);

    /// <summary>What working orders of a group may still trade; those being cancelled left out.</summary>
    long WorkingLots(long group);

    /// <summary>Asks to cancel all orders of a group but one.</summary>
    void WithdrawOthers(long group, OrderId keep);

    /// <summary>Asks to cancel all orders of a bracket that reduce.</summary>
    void WithdrawLegs(long number);

    /// <summary>Whether any order of a bracket works.</summary>
    bool HasWorking(long number);

    /// <summary>The signed position of a strategy.</summary>
    long PositionLots(StrategyIndex strategy, InstrumentIndex instrument);

    /// <summary>Puts on record that a position could not be covered.</summary>
    void Alarm(DesyncKind kind, InstrumentIndex instrument, OrderId order, long lots);
}
