using Plimsoll.Model.Commands;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Ports;

/// <summary>
/// Is asked by a venue's side before it lets commands out of the house: what is not written down durably may not leave.
/// </summary>
public interface ICommandGate
{
    /// <summary>Why what may not leave is refused.</summary>
    OrderReason Refusal { get; }

    /// <summary>Commands wait to leave. Called once before each is asked for; may wait for a disk.</summary>
    void Prepare();

    /// <summary>Whether a command may leave. Cancellations always may.</summary>
    /// <param name="command">The command.</param>
    bool MayLeave(in Command command);
}
