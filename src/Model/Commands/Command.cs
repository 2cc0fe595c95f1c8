using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Model.Commands;

/// <summary>
/// Everything that leaves the kernel for a venue. <c>default</c> has the kind <see cref="CommandKind.None"/>.
/// </summary>
public readonly record struct Command
{
    private Command(CommandKind kind, long timeNs, StrategyIndex strategy, OrderId order, OrderRequest request)
    {
        Kind = kind;
        TimeNs = timeNs;
        Strategy = strategy;
        Order = order;
        Request = request;
    }

    /// <summary>What is asked.</summary>
    public CommandKind Kind { get; }

    /// <summary>Kernel time at which it was decided. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs { get; }

    /// <summary>Whose order; venues keep the books of strategies apart by it.</summary>
    public StrategyIndex Strategy { get; }

    /// <summary>Which order.</summary>
    public OrderId Order { get; }

    /// <summary>The order itself; of a cancellation only the instrument counts, see <see cref="Replace"/>.</summary>
    public OrderRequest Request { get; }

    /// <summary>Asks the venue to take an order.</summary>
    public static Command Submit(long timeNs, StrategyIndex strategy, OrderId order, OrderRequest request) =>
        new(CommandKind.SubmitOrder, timeNs, strategy, order, request);

    /// <summary>Asks the venue to cancel an order.</summary>
    public static Command Cancel(long timeNs, StrategyIndex strategy, OrderId order, OrderRequest request) =>
        new(CommandKind.CancelOrder, timeNs, strategy, order, request);

    /// <summary>
    /// Asks the venue to change an order. Until it answers the old order stands; a change that comes too late or is
    /// refused leaves it as it was.
    /// </summary>
    /// <param name="timeNs">Kernel time at which it was decided. Nanoseconds since the epoch, UTC.</param>
    /// <param name="strategy">Whose order.</param>
    /// <param name="order">Which order; it keeps its number.</param>
    /// <param name="request">The order as it shall be. Limit price, stop price, trail and quantity count; the quantity
    /// is the new total, what is filled already included.</param>
    public static Command Replace(long timeNs, StrategyIndex strategy, OrderId order, OrderRequest request) =>
        new(CommandKind.ReplaceOrder, timeNs, strategy, order, request);
}
