using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>Judges where a bar stands in time: gap, duplicate, running backwards, overlap, long absence.</summary>
internal sealed class TimeJudge
{
    private const int IntradayMediumBars = 5;
    private const int IntradayHighBars = 60;
    private const int DailyMediumBars = 2;
    private const int DailyHighBars = 5;

    // More gaps than one in fifty rows: bars without trades are absent in this series, and gaps are its nature.
    private const int SparseRowsPerGap = 50;

    private readonly bool isDaily;
    private readonly bool hasCalendar;
    private readonly SessionGapCounter counter;
    private long gaps;

    public TimeJudge(SessionGapCounter counter, BarPeriod period, bool hasCalendar)
    {
        this.counter = counter;
        this.hasCalendar = hasCalendar;
        isDaily = period.IsDaily;
    }

    /// <summary>Expected bars found absent so far.</summary>
    public long MissingBars { get; private set; }

    /// <summary>Number of gaps so far.</summary>
    public long Gaps => gaps;

    /// <summary>Whether the bar may enter the series: false for duplicates and bars before the last one.</summary>
    public bool Judge(in Bar previous, in Bar bar, long row, IFindingSink sink, ref double penalty, out long missing)
    {
        missing = 0;
        if (bar.OpenTimeNs >= previous.CloseTimeNs)
        {
            missing = counter.MissingBetween(previous, bar);
            if (missing > 0)
            {
                gaps++;
                MissingBars += missing;
                penalty += BarPenalties.MissingGap;
                sink.Add(new QualityFinding(
                    previous.CloseTimeNs, FindingKind.Gap, GapSeverity(missing, row), missing, row));
            }

            return true;
        }

        penalty += BarPenalties.TimeRegression;
        if (bar.OpenTimeNs == previous.OpenTimeNs && bar.CloseTimeNs == previous.CloseTimeNs)
        {
            // The same row twice is harmless once dropped; two stories about one moment are not.
            var severity = bar == previous ? FindingSeverity.Medium : FindingSeverity.High;
            sink.Add(new QualityFinding(bar.OpenTimeNs, FindingKind.Duplicate, severity, 1, row));
            return false;
        }

        var isOverlap = bar.OpenTimeNs >= previous.OpenTimeNs && bar.CloseTimeNs > previous.CloseTimeNs;
        var backSeconds = unchecked(previous.CloseTimeNs - bar.OpenTimeNs) / 1e9;
        sink.Add(new QualityFinding(
            bar.OpenTimeNs,
            FindingKind.TimeBackward,
            isOverlap ? FindingSeverity.Medium : FindingSeverity.High,
            backSeconds,
            row));
        return isOverlap;
    }

    private FindingSeverity GapSeverity(long missing, long row)
    {
        if (!hasCalendar)
        {
            return FindingSeverity.Info;
        }

        var severity = missing >= (isDaily ? DailyHighBars : IntradayHighBars) ? FindingSeverity.High
            : missing >= (isDaily ? DailyMediumBars : IntradayMediumBars) ? FindingSeverity.Medium
            : FindingSeverity.Low;
        var isSparse = gaps > 1 && gaps * SparseRowsPerGap > row;
        return isSparse ? severity - 1 : severity;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(gaps);
        writer.Write(MissingBars);
    }

    public void Restore(IStateReader reader)
    {
        gaps = reader.ReadInt64();
        MissingBars = reader.ReadInt64();
    }
}
