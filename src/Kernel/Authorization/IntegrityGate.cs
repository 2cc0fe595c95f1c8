namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// Watches one instrument over several feeds: nothing missing, nothing that differs, nobody silent. The order of the
/// checks is fixed: stopped before, silence of every known feed, completeness, gap, disagreement. Once stopped it stays
/// so. Trading goes round the clock.
/// </summary>
public sealed class IntegrityGate
{
    /// <summary>Bars that are remembered for comparison; older ones cannot be compared any more.</summary>
    public const int BarsKept = 4_096;

    /// <summary>Most feeds.</summary>
    public const int FeedsMax = 16;

    private readonly IntegrityRules rules;
    private readonly long[] heardNs = new long[FeedsMax];
    private readonly bool[] isKnown = new bool[FeedsMax];
    private readonly Dictionary<long, long> closes = [];
    private readonly Queue<long> ends = new();
    private long latestEndNs = long.MinValue;

    /// <summary>Makes a gate that has seen nothing.</summary>
    /// <param name="rules">What it checks by.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The interval is not positive, or another value negative.
    /// </exception>
    public IntegrityGate(IntegrityRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rules.IntervalNs);
        ArgumentOutOfRangeException.ThrowIfNegative(rules.GapBarsMax);
        ArgumentOutOfRangeException.ThrowIfNegative(rules.SilenceNsMax);
        this.rules = rules;
    }

    /// <summary>Whether it has stopped.</summary>
    public bool IsHalted { get; private set; }

    /// <summary>A bar came.</summary>
    /// <param name="nowNs">When; nanoseconds since the epoch, UTC.</param>
    /// <param name="feed">From which feed, 0 to <see cref="FeedsMax"/> - 1.</param>
    /// <param name="endNs">End of the bar.</param>
    /// <param name="isComplete">Whether the bar has ended.</param>
    /// <param name="close">Its last price, in ticks or any other whole unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feed.</exception>
    public IntegrityVerdict OnBar(long nowNs, int feed, long endNs, bool isComplete, long close)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feed);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feed, FeedsMax);
        if (OnTime(nowNs) is var silence && silence != IntegrityVerdict.Allow)
        {
            return silence;
        }

        heardNs[feed] = nowNs;
        isKnown[feed] = true;
        if (!isComplete)
        {
            return IntegrityVerdict.RejectIncomplete;
        }

        if (latestEndNs != long.MinValue && endNs > latestEndNs
            && ((endNs - latestEndNs) / rules.IntervalNs) - 1 > rules.GapBarsMax)
        {
            return Halt(IntegrityVerdict.HaltGap);
        }

        if (closes.TryGetValue(endNs, out var known))
        {
            if (known != close)
            {
                return Halt(IntegrityVerdict.HaltDisagreement);
            }
        }
        else
        {
            Remember(endNs, close);
        }

        var isLate = endNs < latestEndNs;
        latestEndNs = Math.Max(latestEndNs, endNs);
        return isLate ? IntegrityVerdict.AllowLate : IntegrityVerdict.Allow;
    }

    /// <summary>Time passes.</summary>
    /// <param name="nowNs">Now; nanoseconds since the epoch, UTC.</param>
    public IntegrityVerdict OnTime(long nowNs)
    {
        if (IsHalted)
        {
            return IntegrityVerdict.AlreadyHalted;
        }

        for (var feed = 0; rules.SilenceNsMax > 0 && feed < FeedsMax; feed++)
        {
            if (isKnown[feed] && nowNs - heardNs[feed] > rules.SilenceNsMax)
            {
                return Halt(IntegrityVerdict.HaltStale);
            }
        }

        return IntegrityVerdict.Allow;
    }

    private IntegrityVerdict Halt(IntegrityVerdict verdict)
    {
        IsHalted = true;
        return verdict;
    }

    private void Remember(long endNs, long close)
    {
        if (ends.Count == BarsKept)
        {
            _ = closes.Remove(ends.Dequeue());
        }

        closes.Add(endNs, close);
        ends.Enqueue(endNs);
    }
}
