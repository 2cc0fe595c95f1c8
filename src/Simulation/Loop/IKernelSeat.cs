using Plimsoll.Model.Events;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Loop;

/// <summary>
/// Sits between a loop and its kernel where somebody else must be able to take the kernel's place while the market goes
/// on. Without one a loop calls its kernel directly.
/// </summary>
public interface IKernelSeat
{
    /// <summary>When the kernel must be woken next. Nanoseconds since the epoch, UTC; the largest number for
    /// never.</summary>
    long NextTimerNs { get; }

    /// <summary>Cash of the books, for the venue's account; null where nobody keeps books any more.</summary>
    Amount? Cash { get; }

    /// <summary>Starts the kernel's strategies.</summary>
    void Start();

    /// <summary>Takes one event.</summary>
    /// <param name="e">The event; valid during the call.</param>
    void Process(in Event e);
}
