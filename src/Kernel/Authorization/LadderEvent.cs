using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>Something that happened, as the ladder is told.</summary>
/// <param name="Kind">What.</param>
/// <param name="TimeNs">When; nanoseconds since the epoch, UTC. Times never fall.</param>
/// <param name="Value">By kind; zero where there is none.</param>
/// <param name="Count">By kind; 0 where there is none.</param>
public readonly record struct LadderEvent(LadderEventKind Kind, long TimeNs, Amount Value = default, long Count = 0);
