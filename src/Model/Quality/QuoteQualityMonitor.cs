using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Judges a stream of bid/ask bars: crossed, locked and one-sided quotes, absurd spreads, order and gaps in time.
/// Nothing is allocated after construction. One monitor serves one series, in one thread.
/// </summary>
public sealed class QuoteQualityMonitor
{
    private const int WarmUpQuotes = 10;
    private const int FixedPointBits = 8;
    private const int WeightBits = 5;
    private const long SpreadTicksMax = 1L << 50;

    // Penalties of a quote: the crossed one is unusable, the others as in the table of bars.
    private const double CrossedPenalty = 0.5;

    private readonly QualityRules rules;
    private readonly SessionGapCounter counter;
    private readonly TimeJudge time;
    private readonly ValidityWindow window = new();

    private Bar previous;
    private bool hasPrevious;
    private long spreadScaled;
    private int spreads;

    /// <summary>Makes the monitor of one series.</summary>
    /// <param name="period">Length of the bars; not <c>default</c>.</param>
    /// <param name="calendar">When quotes are expected; null when unknown.</param>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <exception cref="ArgumentException">The period is missing or a rule is out of range.</exception>
    public QuoteQualityMonitor(BarPeriod period, SessionCalendar? calendar, QualityRules? rules = null)
    {
        if (period.Nanos <= 0)
        {
            throw new ArgumentException("a bar period is needed", nameof(period));
        }

        this.rules = (rules ?? QualityRules.Default).Validated();
        counter = new SessionGapCounter(calendar, period, this.rules.ExtendedHours);
        time = new TimeJudge(counter, period, calendar is not null);
    }

    /// <summary>Quote bars observed.</summary>
    public long Rows { get; private set; }

    /// <summary>Expected quote bars that were absent.</summary>
    public long MissingBars => time.MissingBars;

    /// <summary>Sum over all quote bars of 1 minus the score.</summary>
    public double LostValidity { get; private set; }

    /// <summary>The lowest score of the last ten quote bars, 0 to 1.</summary>
    public double Validity => window.Lowest(Rows);

    /// <summary>Usual spread at the close of a quote bar, in ticks; 0 before the first.</summary>
    public double UsualSpreadTicks => spreadScaled / (double)(1 << FixedPointBits);

    /// <summary>Takes the next quote bar.</summary>
    /// <returns>Its score, 0 to 1.</returns>
    public double Observe(in QuoteBar quote, IFindingSink sink)
    {
        Rows++;
        var penalty = 0.0;
        var frame = quote.Bid;
        if (hasPrevious && !time.Judge(previous, frame, Rows, sink, ref penalty, out _))
        {
            return Note(penalty);
        }

        previous = frame;
        hasPrevious = true;
        if (!quote.HasBid || !quote.HasAsk)
        {
            var side = quote.HasBid ? 1 : quote.HasAsk ? -1 : 0;
            Report(quote, FindingKind.OneSidedQuote, FindingSeverity.Info, side, sink);
            return Note(penalty);
        }

        if (!quote.Bid.IsOrdered || !quote.Ask.IsOrdered)
        {
            Report(quote, FindingKind.OhlcViolation, FindingSeverity.High, 0, sink);
            return Note(BarPenalties.Rejected);
        }

        return Note(penalty + JudgeSpread(quote, sink));
    }

    private double JudgeSpread(in QuoteBar quote, IFindingSink sink)
    {
        var spread = unchecked(quote.Ask.CloseTicks - quote.Bid.CloseTicks);
        if (quote.Ask.CloseTicks < quote.Bid.CloseTicks)
        {
            Report(quote, FindingKind.CrossedQuote, FindingSeverity.High, -(double)spread, sink);
            return CrossedPenalty;
        }

        if (spread == 0)
        {
            Report(quote, FindingKind.LockedQuote, FindingSeverity.Info, 0, sink);
        }

        var multiple = spread / Math.Max(1, UsualSpreadTicks);
        var isAbsurd = spreads >= WarmUpQuotes && spread > rules.SpreadTicksMin
            && multiple >= rules.AbsurdSpreadMultiple;
        if (isAbsurd)
        {
            // Wide quotes are usual while the regular session is closed.
            var severity = counter.IsRegular(quote.Bid) ? FindingSeverity.Medium : FindingSeverity.Info;
            Report(quote, FindingKind.AbsurdSpread, severity, multiple, sink);
        }

        Learn(spread);
        return isAbsurd ? BarPenalties.SpreadAnomaly : 0;
    }

    // As the usual range of bars: a new spread weighs 1/32 and counts at most four times the average.
    private void Learn(long spread)
    {
        var scaled = Math.Clamp(spread, 0, SpreadTicksMax) << FixedPointBits;
        if (spreads < WarmUpQuotes)
        {
            spreads++;
            spreadScaled += (scaled - spreadScaled) / spreads;
            return;
        }

        spreadScaled += (Math.Min(scaled, (spreadScaled * 4) + (1 << FixedPointBits)) - spreadScaled) >> WeightBits;
    }

    private double Note(double penalty)
    {
        var score = Math.Clamp(1 - penalty, 0, 1);
        if (score < 1)
        {
            window.Note(Rows, score);
            LostValidity += 1 - score;
        }

        return score;
    }

    private void Report(
        in QuoteBar quote, FindingKind kind, FindingSeverity severity, double value, IFindingSink sink) =>
        sink.Add(new QualityFinding(quote.Bid.OpenTimeNs, kind, severity, value, Rows));
}
