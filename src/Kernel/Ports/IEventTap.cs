using Plimsoll.Model.Events;

namespace Plimsoll.Kernel.Ports;

/// <summary>
/// Is shown every event before the kernel applies it: what is written down here can be replayed. It must not change
/// anything, and must not throw.
/// </summary>
public interface IEventTap
{
    /// <summary>Takes an event down.</summary>
    /// <param name="e">The event; valid during the call only.</param>
    void OnEvent(in Event e);
}
