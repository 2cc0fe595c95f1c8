using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Orders;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Lets commands go to the venue once the journal has them on disk. Where it cannot have them, what cancels or reduces
/// goes all the same, and nothing else.
/// </summary>
internal sealed class ReleaseGate(JournalLine journal) : ICommandGate
{
    private ReleaseDecision decision = ReleaseDecision.Wait;
    private long heldBack;

    public OrderReason Refusal => OrderReason.JournalFailed;

    /// <summary>How many commands were not let go.</summary>
    public long HeldBackCount => Volatile.Read(ref heldBack);

    public void Prepare() => decision = journal.Release();

    public bool MayLeave(in Command command)
    {
        var may = decision == ReleaseDecision.Send || command.Kind == CommandKind.CancelOrder
            || (command.Kind == CommandKind.SubmitOrder && command.Request.IsReduceOnly);
        if (!may)
        {
            _ = Interlocked.Increment(ref heldBack);
        }

        return may;
    }
}
