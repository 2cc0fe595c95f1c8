using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;

namespace Plimsoll.Kernel.Ports;

/// <summary>Where commands go. Called inside <c>Process</c>; must only take them down and return at once.</summary>
public interface IOrderGateway
{
    /// <summary>Takes an order that the risk gate approved; nothing else can be sent.</summary>
    /// <param name="order">The approved order.</param>
    void Submit(in ApprovedOrder order);

    /// <summary>Takes a cancellation. Cancellations pass every limit.</summary>
    /// <param name="command">A command of the kind <see cref="CommandKind.CancelOrder"/>.</param>
    void Cancel(in Command command);

    /// <summary>
    /// Takes a change of an order. The kernel has checked whatever it adds to the risk; until the venue answers, the
    /// larger of the old and the new order counts.
    /// </summary>
    /// <param name="command">A command of the kind <see cref="CommandKind.ReplaceOrder"/>.</param>
    void Replace(in Command command);
}
