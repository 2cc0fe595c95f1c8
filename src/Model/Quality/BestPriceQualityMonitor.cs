using Plimsoll.Model.Market;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Judges a stream of best bids and offers: time running backwards, crossed and locked prices, a side that vanishes,
/// absurd spreads. A state that lasts is told once, when it begins. Nothing is allocated after construction.
/// </summary>
public sealed class BestPriceQualityMonitor
{
    private const int WarmUpQuotes = 100;
    private const int FixedPointBits = 8;
    private const int WeightBits = 10;
    private const long SpreadTicksMax = 1L << 50;
    private const double CrossedPenalty = 0.5;

    // Where the usual spread is one tick of a high price, twenty ticks are still nothing.
    private const double AbsurdShareOfPrice = 0.001;

    private readonly QualityRules rules;
    private readonly ValidityWindow window = new();
    private long previousNs = long.MinValue;
    private long spreadScaled;
    private int spreads;
    private FindingKind state;

    /// <summary>Makes the monitor of one series.</summary>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <exception cref="ArgumentException">A rule is out of range.</exception>
    public BestPriceQualityMonitor(QualityRules? rules = null) =>
        this.rules = (rules ?? QualityRules.Default).Validated();

    /// <summary>Quotes observed.</summary>
    public long Rows { get; private set; }

    /// <summary>Sum over all quotes of 1 minus the score.</summary>
    public double LostValidity { get; private set; }

    /// <summary>The lowest score of the last ten quotes, 0 to 1.</summary>
    public double Validity => window.Lowest(Rows);

    /// <summary>Usual spread, in ticks; 0 before the first.</summary>
    public double UsualSpreadTicks => spreadScaled / (double)(1 << FixedPointBits);

    /// <summary>Takes the next quote.</summary>
    /// <param name="quote">It.</param>
    /// <param name="row">Number of the row that findings name.</param>
    /// <param name="sink">Where findings go.</param>
    /// <returns>Its score, 0 to 1.</returns>
    public double Observe(in QuoteTick quote, long row, IFindingSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Rows++;
        if (quote.TimeNs < previousNs)
        {
            var backSeconds = unchecked(previousNs - quote.TimeNs) / 1e9;
            sink.Add(new QualityFinding(
                quote.TimeNs, FindingKind.TimeBackward, FindingSeverity.High, backSeconds, row));
            return Note(BarPenalties.TimeRegression);
        }

        previousNs = quote.TimeNs;
        if (quote.BidLots < 0 || quote.AskLots < 0)
        {
            sink.Add(new QualityFinding(
                quote.TimeNs, FindingKind.NegativeVolume, FindingSeverity.High,
                Math.Min(quote.BidLots, quote.AskLots), row));
            return Note(BarPenalties.Rejected);
        }

        if (!quote.IsTwoSided)
        {
            var side = quote.BidLots > 0 ? 1 : quote.AskLots > 0 ? -1 : 0;
            Enter(FindingKind.OneSidedQuote, FindingSeverity.Info, quote.TimeNs, side, row, sink);
            return Note(0);
        }

        return Note(JudgeSpread(quote, row, sink));
    }

    private double JudgeSpread(in QuoteTick quote, long row, IFindingSink sink)
    {
        var spread = unchecked(quote.AskTicks - quote.BidTicks);
        if (quote.AskTicks < quote.BidTicks)
        {
            Enter(FindingKind.CrossedQuote, FindingSeverity.High, quote.TimeNs, -(double)spread, row, sink);
            return CrossedPenalty;
        }

        if (spread == 0)
        {
            Enter(FindingKind.LockedQuote, FindingSeverity.Info, quote.TimeNs, 0, row, sink);
            return 0;
        }

        var multiple = spread / Math.Max(1, UsualSpreadTicks);
        var isAbsurd = spreads >= WarmUpQuotes && spread > rules.SpreadTicksMin
            && multiple >= rules.AbsurdSpreadMultiple
            && spread >= AbsurdShareOfPrice * Math.Abs((double)quote.BidTicks);
        if (isAbsurd)
        {
            Enter(FindingKind.AbsurdSpread, FindingSeverity.Medium, quote.TimeNs, multiple, row, sink);
        }
        else
        {
            state = FindingKind.None;
        }

        Learn(spread);
        return isAbsurd ? BarPenalties.SpreadAnomaly : 0;
    }

    // A new spread weighs 1/1024, because quotes come by the thousand, and counts at most four times the average.
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

    private void Enter(
        FindingKind kind, FindingSeverity severity, long timeNs, double value, long row, IFindingSink sink)
    {
        if (state != kind)
        {
            state = kind;
            sink.Add(new QualityFinding(timeNs, kind, severity, value, row));
        }
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
}
