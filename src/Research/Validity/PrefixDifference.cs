using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Validity;

/// <summary>The first thing that a run decided otherwise because of data it should not have known.</summary>
/// <param name="Cut">Up to here both runs had the same data.</param>
/// <param name="Future">What the second run found behind the cut.</param>
/// <param name="Time">When the decision was made; at or before <paramref name="Cut"/>.</param>
/// <param name="Order">The order it was about.</param>
/// <param name="WithFuture">What the run on all data did.</param>
/// <param name="WithoutFuture">What the run on the changed data did.</param>
public sealed record PrefixDifference(
    Timestamp Cut, FutureKind Future, Timestamp Time, OrderId Order, string WithFuture, string WithoutFuture)
{
    /// <summary>One sentence for people.</summary>
    public override string ToString() =>
        $"at {Time}, though the data differ only after {Cut} " +
        $"({(Future == FutureKind.Absent ? "ended" : "scrambled")} there): " +
        $"{WithFuture}; {WithoutFuture}";
}
