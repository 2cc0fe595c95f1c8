using Plimsoll.Model.Events;

namespace Plimsoll.Research.MarketMaking;

/// <summary>
/// The mid price before each fill and some time after it, found in one more pass over the market: before is the last
/// mid strictly before the fill, after is the last one at or before the horizon. A horizon beyond the data stays
/// unknown.
/// </summary>
internal sealed class MidAround
{
    private readonly IReadOnlyList<MakerFill> fills;
    private readonly long[] horizonsNs;
    private readonly int[] next;
    private readonly MidPrice mid = new();
    private readonly Event[] block = new Event[512];
    private int nextBefore;
    private long lastNs = long.MinValue;

    public MidAround(IReadOnlyList<MakerFill> fills, params long[] horizonsNs)
    {
        this.fills = fills;
        this.horizonsNs = horizonsNs;
        next = new int[horizonsNs.Length];
        Before = new long[fills.Count];
        After = new long[horizonsNs.Length][];
        Array.Fill(Before, MidPrice.Unknown);
        for (var i = 0; i < horizonsNs.Length; i++)
        {
            After[i] = new long[fills.Count];
            Array.Fill(After[i], MidPrice.Unknown);
        }
    }

    /// <summary>In half ticks, by fill.</summary>
    public long[] Before { get; }

    /// <summary>In half ticks, by horizon, then by fill.</summary>
    public long[][] After { get; }

    /// <summary>The last mid, in half ticks.</summary>
    public long Last => mid.HalfTicks;

    /// <summary>Reads the market.</summary>
    public void Read(IEventSource source)
    {
        int count;
        while ((count = source.Read(block)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                ref readonly var e = ref block[i];
                Settle(e.TimeNs, isEnd: false);
                mid.Take(in e);
                lastNs = e.TimeNs;
            }
        }

        Settle(lastNs, isEnd: true);
    }

    /// <summary>Gives what was asked for at times before an event the mid that stood until it.</summary>
    private void Settle(long timeNs, bool isEnd)
    {
        while (nextBefore < fills.Count && (isEnd || fills[nextBefore].TimeNs <= timeNs))
        {
            Before[nextBefore++] = mid.HalfTicks;
        }

        for (var i = 0; i < horizonsNs.Length; i++)
        {
            while (next[i] < fills.Count)
            {
                var due = fills[next[i]].TimeNs + horizonsNs[i];
                if (due > timeNs || (due == timeNs && !isEnd))
                {
                    break;
                }

                After[i][next[i]++] = mid.HalfTicks;
            }
        }
    }
}
