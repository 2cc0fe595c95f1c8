using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;

namespace Plimsoll.Research.Runs;

/// <summary>The stretch of time that a run covers.</summary>
/// <param name="FirstOpenNs">Open of the first bar. Nanoseconds since the epoch, UTC.</param>
/// <param name="LastCloseNs">Latest close that may lie in it; not exact.</param>
internal readonly record struct DataSpan(long FirstOpenNs, long LastCloseNs)
{
    public long LengthNs => LastCloseNs - FirstOpenNs;

    /// <summary>Whether there is any bar.</summary>
    public bool HasData => LastCloseNs > FirstOpenNs;

    public static DataSpan Of(BacktestRequest request)
    {
        var fromNs = request.From?.UnixNanos ?? long.MinValue;
        var toNs = request.To?.UnixNanos ?? long.MaxValue;
        var first = long.MaxValue;
        var last = long.MinValue;
        var one = new Event[1];
        for (var i = 0; i < request.Series.Count; i++)
        {
            var series = request.Series[i];
            if (series.Open(new InstrumentIndex(i), fromNs, toNs).Read(one) == 0)
            {
                continue;
            }

            first = Math.Min(first, series.IsBook ? one[0].TimeNs : one[0].Bar.OpenTimeNs);
            last = Math.Max(last, Math.Min(toNs, series.LastCloseNs));
        }

        return last == long.MinValue ? default : new DataSpan(first, last);
    }
}
