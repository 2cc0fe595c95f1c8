namespace Plimsoll.Model.Calendars;

/// <summary>Sessions in sorted arrays: 21 bytes for each session, found by binary search.</summary>
internal sealed class ListedSessions : SessionTable
{
    /// <summary>Steps tried from the hint before the binary search: a week of a three-session market.</summary>
    private const int HintStepsMax = 16;

    private const byte EarlyCloseBit = 0x80;

    private readonly long[] opensNs;
    private readonly long[] closesNs;
    private readonly int[] tradingDays;
    private readonly byte[] kinds;

    /// <summary>Takes sessions in order of time; refuses overlaps, empty stretches, falling trading days.</summary>
    public ListedSessions(long knownFromNs, int firstDay, IReadOnlyList<Session> sessions)
    {
        KnownFromNs = knownFromNs;
        FirstDay = firstDay;
        opensNs = new long[sessions.Count];
        closesNs = new long[sessions.Count];
        tradingDays = new int[sessions.Count];
        kinds = new byte[sessions.Count];
        long lastCloseNs = knownFromNs;
        int lastDay = firstDay;
        for (int index = 0; index < sessions.Count; index++)
        {
            Session session = sessions[index];
            bool ordered = session.OpenNs >= lastCloseNs && session.CloseNs > session.OpenNs
                && session.TradingDay >= lastDay && session.Kind != SessionKind.Closed;
            if (!ordered)
            {
                throw new InvalidOperationException("Sessions out of order in a calendar's table: " + session);
            }

            opensNs[index] = session.OpenNs;
            closesNs[index] = session.CloseNs;
            tradingDays[index] = session.TradingDay;
            kinds[index] = (byte)((byte)session.Kind | (session.IsEarlyClose ? EarlyCloseBit : 0));
            lastCloseNs = session.CloseNs;
            lastDay = session.TradingDay;
        }
    }

    /// <inheritdoc/>
    public override long KnownFromNs { get; }

    /// <inheritdoc/>
    public override long KnownToNs => closesNs[^1];

    /// <inheritdoc/>
    public override int FirstDay { get; }

    /// <inheritdoc/>
    public override int LastDay => tradingDays[^1];

    /// <inheritdoc/>
    public override int Count => opensNs.Length;

    /// <inheritdoc/>
    public override Session At(int index) => new(
        tradingDays[index],
        opensNs[index],
        closesNs[index],
        (SessionKind)(kinds[index] & ~EarlyCloseBit),
        (kinds[index] & EarlyCloseBit) != 0);

    /// <inheritdoc/>
    public override int IndexAt(long timeNs, int hint)
    {
        if (hint >= 0 && (hint == 0 || closesNs[hint - 1] <= timeNs))
        {
            int end = Math.Min(hint + HintStepsMax, closesNs.Length);
            for (int index = hint; index < end; index++)
            {
                if (closesNs[index] > timeNs)
                {
                    return index;
                }
            }
        }

        int found = Array.BinarySearch(closesNs, timeNs);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <inheritdoc/>
    public override int FirstIndexOfDay(int tradingDay)
    {
        int low = 0;
        int high = tradingDays.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tradingDays[middle] < tradingDay)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
