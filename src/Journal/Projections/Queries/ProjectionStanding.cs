using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>Up to where a projection shows its journal.</summary>
/// <param name="Head">The head of the journal there.</param>
/// <param name="TimeNs">Time of the last event in it. Nanoseconds since the epoch, UTC.</param>
public sealed record ProjectionStanding(JournalHead Head, long TimeNs);
