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

    /// <summary>The order itself; of a cancellation only the instrument counts.</summary>
    public OrderRequest Request { get; }

    /// <summary>Asks the venue to take an order.</summary>
    public static Command Submit(long timeNs, StrategyIndex strategy, OrderId order, OrderRequest request) =>
        new(CommandKind.SubmitOrder, timeNs, strategy, order, request);

    /// <summary>Asks the venue to cancel an order.</summary>
    public static Command Cancel(long timeNs, StrategyIndex strategy, OrderId order, OrderRequest request) =>
        new(CommandKind.CancelOrder, timeNs, strategy, order, request);
}
