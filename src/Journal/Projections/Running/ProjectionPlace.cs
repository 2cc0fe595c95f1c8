using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Projections.Running;

/// <summary>Where a projection stands.</summary>
/// <param name="Head">The head of the journal that it shows everything up to; <c>default</c> for nothing.</param>
/// <param name="TimeNs">Time of the last event in it. Nanoseconds since the epoch, UTC.</param>
/// <param name="Events">How many events it has taken.</param>
public readonly record struct ProjectionPlace(JournalHead Head, long TimeNs, long Events);
