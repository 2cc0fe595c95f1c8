using System.Runtime.CompilerServices;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>
/// Follows equity from mark to mark: peak, drawdown, and samples of the curve and of each trading day. Statistics
/// only, hence
/// doubles; the exact equity is asked for at sample ends.
/// </summary>
internal sealed class EquityTracker : ISavedPart
{
    private const string Section = "Equity/1";
    private readonly SessionCalendar calendar;
    private readonly IRunObserver observer;
    private readonly MarginWatch margin;
    private readonly long intervalNs;
    private long sampleEndNs = long.MinValue;
    private long dayEndNs = long.MinValue;
    private double sampleLow;
    private double sampleHigh;
    private double dayLow;
    private double dayHigh;
    private double peak;
    private double trough;
    private double bandLow;
    private double bandHigh;
    private long peakTimeNs;
    private long lastTimeNs = long.MinValue;
    private AccountMark kept;
    private bool hasKept;

    public EquityTracker(
        SessionCalendar calendar, IRunObserver observer, MarginWatch margin, long intervalNs, double startEquity)
    {
        this.margin = margin;
        this.calendar = calendar;
        this.observer = observer;
        this.intervalNs = intervalNs;
        peak = trough = startEquity;
        sampleLow = sampleHigh = dayLow = dayHigh = startEquity;
        SetBand();
    }

    /// <summary>Tells the account with each sample of the curve; null for nobody.</summary>
    public SnapshotDesk? Snapshots { get; set; }

    /// <summary>Deepest fall from a peak so far, as a share of the peak; 0 or greater.</summary>
    public double DrawdownMax { get; private set; }

    /// <summary>Longest time from a peak to the mark that passed it (or to now), in nanoseconds.</summary>
    public long UnderwaterMaxNs { get; private set; }

    /// <summary>
    /// Before the marks of a bar are taken: ends the samples that the bar lies beyond, with the books as they were at
    /// the last mark.
    /// </summary>
    public void BeginBar(long openTimeNs, long closeTimeNs, AccountMark mark)
    {
        if (hasKept)
        {
            mark = kept;
        }

        if (closeTimeNs > sampleEndNs)
        {
            RollSample(openTimeNs, closeTimeNs, in mark);
        }

        if (closeTimeNs > dayEndNs)
        {
            RollDay(openTimeNs, in mark);
        }

        NextRollNs = Math.Min(sampleEndNs, dayEndNs);
    }

    /// <summary>A bar that ends later than this must be told to <see cref="BeginBar"/>.</summary>
    public long NextRollNs { get; private set; } = long.MinValue;

    /// <summary>Takes a mark.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(long timeNs, double equity)
    {
        // Inside the band neither the sample's extremes nor peak and trough can move.
        if (equity > bandHigh || equity < bandLow)
        {
            Extend(timeNs, equity);
        }

        lastTimeNs = timeNs;
        hasKept = false;
    }

    /// <summary>
    /// Before an execution changes the books: keeps them as they were at the last mark. A sample that ends with that
    /// mark must not know of an execution that came later.
    /// </summary>
    public void KeepBooks(AccountBook account)
    {
        if (!hasKept)
        {
            hasKept = true;
            kept = account.Mark;
        }
    }

    /// <summary>
    /// A position is opened or changed: if equity stands at its peak, the time under it counts from here and not from
    /// when the
    /// peak was first reached.
    /// </summary>
    public void OnFill(long timeNs, double equityBefore)
    {
        if (equityBefore >= peak)
        {
            peakTimeNs = timeNs;
        }
    }

    /// <summary>Ends the last samples.</summary>
    /// <param name="mark">The account at the end.</param>
    /// <param name="nowNs">When that is. Nanoseconds since the epoch, UTC.</param>
    public void Finish(in AccountMark mark, long nowNs)
    {
        if (!HasMark)
        {
            return;
        }

        if (trough < peak)
        {
            UnderwaterMaxNs = Math.Max(UnderwaterMaxNs, lastTimeNs - peakTimeNs);
        }

        observer.OnEquity(Sample(in mark, sampleLow, sampleHigh, isDayEnd: false));
        observer.OnEquity(Sample(in mark, dayLow, dayHigh, isDayEnd: true));
        Snapshots?.Tell(nowNs, isEnd: true);
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection(Section);
        writer.Write(sampleEndNs);
        writer.Write(dayEndNs);
        writer.Write([sampleLow, sampleHigh, dayLow, dayHigh, peak, trough, bandLow, bandHigh]);
        writer.Write(peakTimeNs);
        writer.Write(lastTimeNs);
        writer.WriteFlag(hasKept);
        writer.WriteAmount(hasKept ? kept.Equity : Amount.Zero);
        writer.WriteAmount(hasKept ? kept.Cash : Amount.Zero);
        writer.WriteAmount(hasKept ? kept.NetValue : Amount.Zero);
        writer.Write(DrawdownMax);
        writer.Write(UnderwaterMaxNs);
        writer.Write(NextRollNs);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection(Section);
        sampleEndNs = reader.ReadInt64();
        dayEndNs = reader.ReadInt64();
        Span<double> marks = stackalloc double[8];
        reader.ReadDoubles(marks);
        (sampleLow, sampleHigh, dayLow, dayHigh) = (marks[0], marks[1], marks[2], marks[3]);
        (peak, trough, bandLow, bandHigh) = (marks[4], marks[5], marks[6], marks[7]);
        peakTimeNs = reader.ReadInt64();
        lastTimeNs = reader.ReadInt64();
        hasKept = reader.ReadFlag();
        kept = new AccountMark(reader.ReadAmount(), reader.ReadAmount(), reader.ReadAmount());
        DrawdownMax = reader.ReadDouble();
        UnderwaterMaxNs = reader.ReadInt64();
        NextRollNs = reader.ReadInt64();
    }

    private bool HasMark => lastTimeNs != long.MinValue;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Extend(long timeNs, double equity)
    {
        if (!HasMark)
        {
            peakTimeNs = timeNs;
        }

        sampleLow = Math.Min(sampleLow, equity);
        sampleHigh = Math.Max(sampleHigh, equity);
        dayLow = Math.Min(dayLow, equity);
        dayHigh = Math.Max(dayHigh, equity);
        if (equity >= peak)
        {
            UnderwaterMaxNs = trough < peak ? Math.Max(UnderwaterMaxNs, timeNs - peakTimeNs) : UnderwaterMaxNs;
            peak = trough = equity;
            peakTimeNs = timeNs;
        }
        else if (equity < trough)
        {
            trough = equity;
            DrawdownMax = Math.Max(DrawdownMax, (peak - equity) / peak);
            if (equity <= 0)
            {
                margin.OnEquityGone(timeNs);
            }
        }

        SetBand();
    }

    private void SetBand()
    {
        bandLow = Math.Max(Math.Max(sampleLow, dayLow), trough);
        bandHigh = Math.Min(sampleHigh, dayHigh);
    }

    private void RollSample(long openTimeNs, long nowNs, in AccountMark mark)
    {
        if (HasMark)
        {
            observer.OnEquity(Sample(in mark, sampleLow, sampleHigh, isDayEnd: false));
            Snapshots?.Tell(nowNs, isEnd: false);
        }

        sampleLow = sampleHigh = mark.Equity.ToDouble();
        SetBand();
        sampleEndNs = openTimeNs - (((openTimeNs % intervalNs) + intervalNs) % intervalNs) + intervalNs;
    }

    private void RollDay(long openTimeNs, in AccountMark mark)
    {
        if (HasMark)
        {
            observer.OnEquity(Sample(in mark, dayLow, dayHigh, isDayEnd: true));
        }

        dayLow = dayHigh = mark.Equity.ToDouble();
        SetBand();
        dayEndNs = calendar.TradingDayEndNs(calendar.TradingDayOf(openTimeNs));
    }

    private EquitySample Sample(in AccountMark mark, double low, double high, bool isDayEnd) =>
        new(lastTimeNs, mark.Equity, mark.Cash, low, high, isDayEnd) { NetValue = mark.NetValue };
}
