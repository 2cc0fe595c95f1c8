using System.Runtime.CompilerServices;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Judges a stream of bars as it comes: gives each bar its data validity score and reports findings. An ordinary bar
/// costs a few integer comparisons; nothing is allocated after construction. One monitor serves one series, in one
/// thread.
/// </summary>
public sealed class BarQualityMonitor
{
    private const string Section = "BarQuality/1";

    // Above this a volume goes the careful way, where it cannot overflow an average.
    private const ulong OrdinaryVolumeSpan = 1UL << 50;

    // A pause longer than this many bars ends the comparison with the close before it.
    private const int PauseBars = 10;

    // 1823 to 2116: differences of such times fit in 64 bits.
    private const long TimeSpanNs = 1L << 62;

    private readonly QualityRules rules;
    private readonly bool pricesArePositive;
    private readonly long periodNs;
    private readonly bool isDaily;
    private readonly KnownSplit[] splits;
    private readonly long[] tickerChangesNs;
    private readonly SessionGapCounter counter;
    private readonly TimeJudge time;
    private readonly RunJudge runs;
    private readonly PriceJudge prices;
    private readonly UsualActivity usual = new();
    private readonly ValidityWindow window = new();

    private Bar previous;
    private bool hasPrevious;
    private long ordinaryLimitTicks;
    private long volumeFloor = 1;
    private ulong volumeSpan = OrdinaryVolumeSpan;
    private int nextSplit;
    private int nextTickerChange;
    private double lostValidity;

    /// <summary>Makes the monitor of one series.</summary>
    /// <param name="instrument">Whose bars they are.</param>
    /// <param name="period">Length of the bars; not <c>default</c>.</param>
    /// <param name="calendar">When bars are expected; null when unknown, then every pause is reported as
    /// information.</param>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <param name="facts">Splits and ticker changes that are known; null for none.</param>
    /// <exception cref="ArgumentException">The period is missing, a rule is out of range, facts are not in order of
    /// time or a
    /// split ratio is not positive.</exception>
    public BarQualityMonitor(
        Instrument instrument,
        BarPeriod period,
        SessionCalendar? calendar,
        QualityRules? rules = null,
        SeriesFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        if (period.Nanos <= 0)
        {
            throw new ArgumentException("a bar period is needed", nameof(period));
        }

        this.rules = (rules ?? QualityRules.Default).Validated();
        facts ??= SeriesFacts.None;
        splits = FactOrder.Checked(facts.Splits);
        tickerChangesNs = FactOrder.Checked(facts.TickerChangesNs);
        pricesArePositive = instrument.Kind is not (InstrumentKind.Future or InstrumentKind.Perpetual);
        periodNs = period.Nanos;
        isDaily = period.IsDaily;
        counter = new SessionGapCounter(calendar, period, this.rules.ExtendedHours);
        time = new TimeJudge(counter, period, calendar is not null);
        runs = new RunJudge(this.rules);
        prices = new PriceJudge(this.rules, instrument.Kind == InstrumentKind.Equity);
    }

    /// <summary>Bars observed.</summary>
    public long Rows { get; private set; }

    /// <summary>Expected bars that were absent.</summary>
    public long MissingBars => time.MissingBars;

    /// <summary>Bars whose four prices are one.</summary>
    public long FlatBars => runs.FlatBars;

    /// <summary>Bars without volume, in a series that has volume.</summary>
    public long ZeroVolumeBars => runs.ZeroVolumeBars;

    /// <summary>Sum over all bars of 1 minus the bar's score; 0 or greater.</summary>
    public double LostValidity => lostValidity;

    /// <summary>Score of the last bar, 0 to 1; 1 before the first.</summary>
    public double LastScore { get; private set; } = 1.0;

    /// <summary>The value a gate compares: the lowest score of the last ten bars, 0 to 1; 1 before the first.</summary>
    public double Validity => window.Lowest(Rows);

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">The bar as it came.</param>
    /// <param name="sink">Takes findings, about this bar or the one before it.</param>
    /// <returns>The bar's score, 0 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Observe(in Bar bar, IFindingSink sink)
    {
        var closeBefore = previous.CloseTicks;
        var trueRange = UsualActivity.TrueRange(bar, closeBefore);
        var isOrdinary = bar.OpenTimeNs == previous.CloseTimeNs
            && unchecked(bar.CloseTimeNs - bar.OpenTimeNs) == periodNs
            && trueRange < (ulong)ordinaryLimitTicks
            && bar.IsOrdered
            && bar.HighTicks != bar.LowTicks
            && bar.CloseTicks != closeBefore
            && unchecked((ulong)(bar.VolumeLots - volumeFloor)) < volumeSpan;
        return isOrdinary ? Accept(bar, (long)trueRange) : Examine(bar, sink);
    }

    /// <summary>Lowers the score of the last bar by what only the feed knows: lateness, spread.</summary>
    /// <param name="penalty">0 to 1, see <see cref="BarPenalties"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">There is no bar yet.</exception>
    public void Penalise(double penalty)
    {
        if (penalty is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "0 to 1 expected");
        }

        if (Rows == 0)
        {
            throw new InvalidOperationException("no bar to penalise yet: observe one first");
        }

        lostValidity -= 1 - LastScore;
        Note(1 - LastScore + penalty);
    }

    /// <summary>Ends the series: judges what still waited for a next bar and ends open runs.</summary>
    public void Complete(IFindingSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        JudgeSuspectAlone(sink);
        runs.Complete(sink);
        ordinaryLimitTicks = 0;
    }

    /// <summary>Writes all that is remembered of the series.</summary>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(Section);
        BarState.Save(writer, in previous);
        writer.WriteFlag(hasPrevious);
        writer.Write(ordinaryLimitTicks);
        writer.Write(volumeFloor);
        writer.Write(checked((long)volumeSpan));
        writer.Write(nextSplit);
        writer.Write(nextTickerChange);
        writer.Write(lostValidity);
        writer.Write(Rows);
        writer.Write(LastScore);
        time.Save(writer);
        runs.Save(writer);
        prices.Save(writer);
        usual.Save(writer);
        window.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote, into a monitor that was made alike.</summary>
    /// <exception cref="StateFormatException">It was written by another version, or knows other splits.</exception>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(Section);
        previous = BarState.Read(reader);
        hasPrevious = reader.ReadFlag();
        ordinaryLimitTicks = reader.ReadInt64();
        volumeFloor = reader.ReadInt64();
        volumeSpan = checked((ulong)reader.ReadInt64());
        nextSplit = reader.ReadCount(splits.Length);
        nextTickerChange = reader.ReadCount(tickerChangesNs.Length);
        lostValidity = reader.ReadDouble();
        Rows = reader.ReadInt64();
        LastScore = reader.ReadDouble();
        time.Restore(reader);
        runs.Restore(reader);
        prices.Restore(reader);
        usual.Restore(reader);
        window.Restore(reader);
    }

    private double Accept(in Bar bar, long trueRange)
    {
        previous = bar;
        usual.AddOrdinary(trueRange, bar.VolumeLots);
        ordinaryLimitTicks = usual.OrdinaryLimitTicks(bar.CloseTicks, rules.OutlierRangeMultiple);
        unchecked
        {
            Rows++;
        }

        LastScore = 1.0;
        return 1.0;
    }

    // Everything that is not plainly ordinary comes here; it may be right all the same.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private double Examine(in Bar bar, IFindingSink sink)
    {
        Rows++;
        var penalty = 0.0;
        var hasTimes = HasTimes(bar);
        var isSound = IsSound(bar, hasTimes, sink);
        var missing = 0L;
        var isInOrder = !hasPrevious || !hasTimes || time.Judge(previous, bar, Rows, sink, ref penalty, out missing);
        if (!isInOrder || !isSound)
        {
            if (isInOrder && hasPrevious && hasTimes)
            {
                // The row was there, so it leaves no gap; its prices are not to be compared with.
                previous = previous with { OpenTimeNs = bar.OpenTimeNs, CloseTimeNs = bar.CloseTimeNs };
            }

            return Note(isSound ? penalty : BarPenalties.Rejected);
        }

        if (hasPrevious)
        {
            EndTradingDay(bar, sink);
            CrossKnownSplits(bar, sink);
            JudgeAbsence(bar, sink);
        }

        penalty += JudgePrice(bar, missing, sink);
        penalty += runs.Judge(previous, hasPrevious, bar, Rows, sink) ? BarPenalties.StuckFeed : 0;
        penalty += bar.VolumeLots == 0 && usual.VolumeLots > 0 && counter.IsRegular(bar) ? BarPenalties.ZeroVolume : 0;
        previous = bar;
        hasPrevious = true;
        volumeFloor = runs.LacksVolume ? 0 : 1;
        volumeSpan = runs.LacksVolume ? 1 : OrdinaryVolumeSpan;
        ordinaryLimitTicks = prices.HasSuspect || runs.HasOpenRun
            ? 0
            : usual.OrdinaryLimitTicks(bar.CloseTicks, rules.OutlierRangeMultiple);
        return Note(penalty);
    }

    private double Note(double penalty)
    {
        LastScore = Math.Clamp(1 - penalty, 0, 1);
        if (LastScore < 1)
        {
            window.Note(Rows, LastScore);
            lostValidity += 1 - LastScore;
        }

        return LastScore;
    }

    private static bool HasTimes(in Bar bar) =>
        bar.CloseTimeNs > bar.OpenTimeNs && bar.OpenTimeNs >= -TimeSpanNs && bar.CloseTimeNs <= TimeSpanNs;

    private bool IsSound(in Bar bar, bool hasTimes, IFindingSink sink)
    {
        var isSound = true;
        if (!bar.IsOrdered)
        {
            var bodyHigh = Math.Max(bar.LowTicks, Math.Max(bar.OpenTicks, bar.CloseTicks));
            var bodyLow = Math.Min(bar.HighTicks, Math.Min(bar.OpenTicks, bar.CloseTicks));
            var outside = Math.Max(bodyHigh - (double)bar.HighTicks, bar.LowTicks - (double)bodyLow);
            Report(bar, FindingKind.OhlcViolation, FindingSeverity.High, outside, sink);
            isSound = false;
        }

        if (!hasTimes)
        {
            Report(bar, FindingKind.TimeBackward, FindingSeverity.High, 0, sink);
            isSound = false;
        }

        var lowest = Math.Min(Math.Min(bar.LowTicks, bar.HighTicks), Math.Min(bar.OpenTicks, bar.CloseTicks));
        if (pricesArePositive && lowest <= 0)
        {
            Report(bar, FindingKind.NonPositivePrice, FindingSeverity.High, lowest, sink);
            isSound = false;
        }

        if (bar.VolumeLots < 0)
        {
            Report(bar, FindingKind.NegativeVolume, FindingSeverity.High, bar.VolumeLots, sink);
            isSound = false;
        }

        return isSound;
    }

    private void EndTradingDay(in Bar bar, IFindingSink sink)
    {
        var isNewDay = !isDaily && bar.OpenTimeNs > previous.CloseTimeNs
            && counter.TradingDayOf(bar) != counter.TradingDayOf(previous);
        if (isNewDay)
        {
            runs.EndDay(sink);
        }
    }

    private void CrossKnownSplits(in Bar bar, IFindingSink sink)
    {
        var middleNs = bar.OpenTimeNs + ((bar.CloseTimeNs - bar.OpenTimeNs) / 2);
        for (; nextSplit < splits.Length && splits[nextSplit].EffectiveTimeNs <= middleNs; nextSplit++)
        {
            var split = splits[nextSplit];
            if (split.EffectiveTimeNs > previous.OpenTimeNs)
            {
                JudgeSuspectAlone(sink);
                previous = FactOrder.Rescaled(previous, split.PriceRatio);
                usual.Rescale(split.PriceRatio);
            }
        }
    }

    private void JudgeAbsence(in Bar bar, IFindingSink sink)
    {
        var isRename = false;
        for (; nextTickerChange < tickerChangesNs.Length && tickerChangesNs[nextTickerChange] <= bar.OpenTimeNs;
            nextTickerChange++)
        {
            isRename |= tickerChangesNs[nextTickerChange] > previous.OpenTimeNs;
        }

        var absenceDays = (bar.OpenTimeNs - previous.CloseTimeNs) / BarPeriod.DayNs;
        var isAbsence = absenceDays >= rules.AbsenceDays;
        if (!isAbsence && !isRename)
        {
            return;
        }

        var ratio = previous.CloseTicks == 0 ? 0 : bar.OpenTicks / (double)previous.CloseTicks;
        if (isAbsence && (isRename || ratio is < 0.5 or > 2))
        {
            var severity = isRename ? FindingSeverity.High : FindingSeverity.Medium;
            Report(bar, FindingKind.TickerReuse, severity, ratio, sink);
        }
        else if (isRename)
        {
            Report(bar, FindingKind.TickerReuse, FindingSeverity.Info, ratio, sink);
        }

        if (isAbsence)
        {
            JudgeSuspectAlone(sink);
            usual.Reset();
            hasPrevious = false;
        }
    }

    private void JudgeSuspectAlone(IFindingSink sink)
    {
        if (prices.HasSuspect)
        {
            prices.Confirm(previous, isEnd: true, sink);
        }
    }

    private double JudgePrice(in Bar bar, long missing, IFindingSink sink)
    {
        if (prices.HasSuspect)
        {
            // Only the prices: a rejected row in between may have moved the time on.
            var judged = prices.Confirm(bar, isEnd: false, sink);
            previous = judged with { OpenTimeNs = previous.OpenTimeNs, CloseTimeNs = previous.CloseTimeNs };
        }

        var isPaused = hasPrevious && !isDaily && bar.OpenTimeNs - previous.CloseTimeNs > PauseBars * periodNs;
        var isCompared = hasPrevious && !isPaused && (!isDaily || missing <= PauseBars);
        var trueRange = UsualActivity.TrueRange(bar, isCompared ? previous.CloseTicks : bar.OpenTicks);
        var limit = (ulong)usual.OrdinaryLimitTicks(bar.CloseTicks, rules.OutlierRangeMultiple);
        var isUnusual = usual.IsWarm && trueRange >= limit;
        var penalty = isUnusual && !prices.IsShock(bar.VolumeLots, usual.VolumeLots) ? BarPenalties.Outlier : 0;
        if (hasPrevious && prices.IsSuspicious(bar, previous.CloseTicks, isUnusual))
        {
            prices.Keep(bar, Rows, new PriceContext(
                previous.HighTicks,
                previous.LowTicks,
                previous.CloseTicks,
                usual.IsWarm ? usual.RangeTicks : 0,
                usual.IsWarm ? usual.VolumeLots : 0,
                counter.IsRegular(bar)));
        }

        usual.Add(trueRange, bar.VolumeLots);
        return penalty;
    }

    private void Report(in Bar bar, FindingKind kind, FindingSeverity severity, double value, IFindingSink sink) =>
        sink.Add(new QualityFinding(bar.OpenTimeNs, kind, severity, value, Rows));
}
