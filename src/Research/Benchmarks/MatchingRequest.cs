using Plimsoll.Simulation.Matching;

namespace Plimsoll.Research.Benchmarks;

/// <summary>One operation of the stream that a matching engine is timed with.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Order">The order; its number and price are read of cancellations and replacements too.</param>
internal readonly record struct MatchingRequest(MatchingRequestKind Kind, MatchingOrder Order);
