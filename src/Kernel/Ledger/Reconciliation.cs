using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// Holds own books against a venue's statement. Pure: the same two statements give the same list, nothing is changed,
/// and nothing is repaired; a correction is a <see cref="LedgerAdjustment"/> that somebody signs.
/// </summary>
public static class Reconciliation
{
    /// <summary>Compares executions by number, then positions, then balances.</summary>
    /// <param name="own">What the own books say.</param>
    /// <param name="venue">What the venue says; lists it leaves out are not compared.</param>
    /// <returns>The differences, by class, then subject, then number; empty when both agree.</returns>
    /// <exception cref="ArgumentException">A statement names something twice.</exception>
    public static IReadOnlyList<LedgerDifference> Compare(AccountStatement own, AccountStatement venue)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(venue);
        var found = new List<LedgerDifference>();
        var moved = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
        if (own.Executions is { } ownExecutions && venue.Executions is { } venueExecutions)
        {
            CompareExecutions(found, moved, ByNumber(ownExecutions), ByNumber(venueExecutions));
        }

        if (own.Positions is { } ownPositions && venue.Positions is { } venuePositions)
        {
            var here = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
            var there = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
            foreach (var line in ownPositions)
            {
                Add(here, line.Instrument, line.Quantity);
            }

            foreach (var line in venuePositions)
            {
                Add(there, line.Instrument, line.Quantity);
            }

            ComparePositions(found, moved, here, there);
        }

        if (own.Balances is { } ownBalances && venue.Balances is { } venueBalances)
        {
            var here = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
            var there = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
            foreach (var line in ownBalances)
            {
                Add(here, line.Asset, line.Amount);
            }

            foreach (var line in venueBalances)
            {
                Add(there, line.Asset, line.Amount);
            }

            CompareBalances(found, here, there);
        }

        found.Sort(static (left, right) => left.Class != right.Class
            ? left.Class.CompareTo(right.Class)
            : string.CompareOrdinal(left.Subject, right.Subject) is var order and not 0
                ? order
                : left.Execution.CompareTo(right.Execution));
        return found;
    }

    private static void CompareExecutions(
        List<LedgerDifference> found, SortedDictionary<string, Amount> moved,
        SortedDictionary<long, ExecutionLine> own, SortedDictionary<long, ExecutionLine> venue)
    {
        foreach (var (number, line) in venue)
        {
            if (!own.TryGetValue(number, out var here))
            {
                found.Add(new LedgerDifference(
                    DifferenceClass.ExecutionNotBooked, line.Instrument, number, Amount.Zero, line.Quantity,
                    "bring the venue's report in as an execution; it is booked when the kernel takes it"));
                Move(moved, line.Instrument, line.Quantity);
                continue;
            }

            CompareExecution(found, moved, in here, in line);
        }

        foreach (var (number, line) in own)
        {
            if (!venue.ContainsKey(number))
            {
                found.Add(new LedgerDifference(
                    DifferenceClass.ExecutionUnknownToVenue, line.Instrument, number, line.Quantity, Amount.Zero,
                    "ask the venue for this execution by number and order; until it answers the booking stands"));
                Move(moved, line.Instrument, -line.Quantity);
            }
        }
    }

    private static void CompareExecution(
        List<LedgerDifference> found, SortedDictionary<string, Amount> moved, in ExecutionLine here,
        in ExecutionLine there)
    {
        if (here.Instrument != there.Instrument || here.Quantity != there.Quantity || here.Price != there.Price)
        {
            var isPrice = here.Instrument == there.Instrument && here.Quantity == there.Quantity;
            found.Add(new LedgerDifference(
                DifferenceClass.ExecutionDiffers, there.Instrument, there.Execution,
                isPrice ? here.Price : here.Quantity, isPrice ? there.Price : there.Quantity,
                isPrice
                    ? "the prices differ: ask the venue to confirm, then adjust cash with its answer as evidence"
                    : "the quantities differ: ask the venue to confirm, then adjust with its answer as evidence"));
            Move(moved, here.Instrument, -here.Quantity);
            Move(moved, there.Instrument, there.Quantity);
        }

        if (here.Fee != there.Fee || here.FeeAsset != there.FeeAsset)
        {
            found.Add(new LedgerDifference(
                DifferenceClass.FeeDiffers, there.Instrument, there.Execution, here.Fee, there.Fee,
                here.FeeAsset == there.FeeAsset
                    ? "check the fee schedule; then adjust cash with the statement as evidence"
                    : $"the fee was booked in '{here.FeeAsset}' and taken in '{there.FeeAsset}': check the asset"));
        }
    }

    private static void ComparePositions(
        List<LedgerDifference> found, SortedDictionary<string, Amount> moved, SortedDictionary<string, Amount> own,
        SortedDictionary<string, Amount> venue)
    {
        foreach (var name in Names(own, venue))
        {
            var here = Of(own, name);
            var there = Of(venue, name);
            if (here == there)
            {
                continue;
            }

            var isExplained = there - here == Of(moved, name);
            found.Add(new LedgerDifference(
                isExplained ? DifferenceClass.PositionExplained : DifferenceClass.PositionUnexplained, name, 0, here,
                there,
                isExplained
                    ? "settled with the executions named above"
                    : "take no new risk in it; ask the venue for its executions; adjust only with its answer as "
                        + "evidence"));
        }
    }

    private static void CompareBalances(
        List<LedgerDifference> found, SortedDictionary<string, Amount> own, SortedDictionary<string, Amount> venue)
    {
        foreach (var name in Names(own, venue))
        {
            var here = Of(own, name);
            var there = Of(venue, name);
            if (here != there)
            {
                found.Add(new LedgerDifference(
                    DifferenceClass.BalanceDiffers, name, 0, here, there,
                    "settle executions and fees first; what is left is an adjustment with cause, evidence and author"));
            }
        }
    }

    private static SortedDictionary<long, ExecutionLine> ByNumber(IReadOnlyList<ExecutionLine> lines)
    {
        var byNumber = new SortedDictionary<long, ExecutionLine>();
        foreach (var line in lines)
        {
            if (!byNumber.TryAdd(line.Execution, line))
            {
                throw new ArgumentException(
                    $"a statement names execution {line.Execution.ToString(CultureInfo.InvariantCulture)} twice",
                    nameof(lines));
            }
        }

        return byNumber;
    }

    private static SortedSet<string> Names(
        SortedDictionary<string, Amount> own, SortedDictionary<string, Amount> venue)
    {
        var names = new SortedSet<string>(own.Keys, StringComparer.Ordinal);
        names.UnionWith(venue.Keys);
        return names;
    }

    private static void Add(SortedDictionary<string, Amount> lines, string name, Amount amount)
    {
        if (!lines.TryAdd(name, amount))
        {
            throw new ArgumentException($"a statement names {name} twice", nameof(name));
        }
    }

    private static Amount Of(SortedDictionary<string, Amount> lines, string name) =>
        lines.TryGetValue(name, out var amount) ? amount : Amount.Zero;

    private static void Move(SortedDictionary<string, Amount> moved, string name, Amount amount) =>
        moved[name] = Of(moved, name) + amount;
}
