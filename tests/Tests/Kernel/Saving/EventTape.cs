using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Events;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>Keeps every event that a kernel is given.</summary>
internal sealed class EventTape : IEventTap
{
    public List<Event> Events { get; } = [];

    public void OnEvent(in Event e) => Events.Add(e);
}
