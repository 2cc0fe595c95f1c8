using Plimsoll.Model.Market;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Judges a stream of trades: time running backwards, repeated and skipped trade numbers, quantities of zero or less,
/// prices that revert with the next trade. Nothing is allocated after construction.
/// </summary>
public sealed class TradeQualityMonitor
{
    private const int WarmUpTrades = 50;
    private const int FixedPointBits = 8;
    private const int WeightBits = 6;
    private const long MoveTicksMax = 1L << 50;
    private const double SkippedPenalty = 0.5;

    // Single trades bounce between bid and ask, so the share of the price decides along with the usual bounce.
    private const double BadPrintShare = 0.02;
    private const double RevertShare = 0.25;

    private readonly QualityRules rules;
    private readonly ValidityWindow window = new();
    private TradeTick previous;
    private TradeTick suspect;
    private long suspectRow;
    private double suspectMove;
    private double suspectMultiple;
    private long priceBeforeSuspect;
    private long moveScaled;
    private int moves;
    private bool hasPrevious;

    /// <summary>Makes the monitor of one series.</summary>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <exception cref="ArgumentException">A rule is out of range.</exception>
    public TradeQualityMonitor(QualityRules? rules = null) => this.rules = (rules ?? QualityRules.Default).Validated();

    /// <summary>Trades observed.</summary>
    public long Rows { get; private set; }

    /// <summary>Trade numbers skipped.</summary>
    public long MissingTrades { get; private set; }

    /// <summary>Sum over all trades of 1 minus the score.</summary>
    public double LostValidity { get; private set; }

    /// <summary>The lowest score of the last ten trades, 0 to 1.</summary>
    public double Validity => window.Lowest(Rows);

    /// <summary>Takes the next trade.</summary>
    /// <returns>Its score, 0 to 1.</returns>
    public double Observe(in TradeTick trade, IFindingSink sink)
    {
        Rows++;
        if (trade.QuantityLots <= 0)
        {
            Report(trade, FindingKind.NegativeVolume, FindingSeverity.High, trade.QuantityLots, sink);
            return Note(BarPenalties.Rejected);
        }

        var penalty = 0.0;
        if (hasPrevious && !JudgeOrder(trade, sink, ref penalty))
        {
            return Note(penalty);
        }

        JudgePrice(trade, sink);
        previous = trade;
        hasPrevious = true;
        return Note(penalty);
    }

    private bool JudgeOrder(in TradeTick trade, IFindingSink sink, ref double penalty)
    {
        if (trade.TimeNs < previous.TimeNs)
        {
            var backSeconds = unchecked(previous.TimeNs - trade.TimeNs) / 1e9;
            Report(trade, FindingKind.TimeBackward, FindingSeverity.High, backSeconds, sink);
            penalty = BarPenalties.TimeRegression;
            return false;
        }

        if (trade.TradeNumber == 0 || previous.TradeNumber == 0)
        {
            return true;
        }

        if (trade.TradeNumber <= previous.TradeNumber)
        {
            var severity = trade == previous ? FindingSeverity.Medium : FindingSeverity.High;
            Report(trade, FindingKind.Duplicate, severity, 1, sink);
            penalty = BarPenalties.TimeRegression;
            return false;
        }

        var skipped = trade.TradeNumber - previous.TradeNumber - 1;
        if (skipped > 0)
        {
            MissingTrades += skipped;
            Report(trade, FindingKind.Gap, FindingSeverity.Medium, skipped, sink);
            penalty = SkippedPenalty;
        }

        return true;
    }

    private void JudgePrice(in TradeTick trade, IFindingSink sink)
    {
        if (suspectRow > 0)
        {
            var rest = Math.Abs(trade.PriceTicks - (double)priceBeforeSuspect);
            if (rest < RevertShare * suspectMove)
            {
                var severity = suspectMultiple >= rules.BadPrintHighMultiple * 2
                    ? FindingSeverity.High
                    : FindingSeverity.Medium;
                var share = suspectMove / Math.Max(1, Math.Abs((double)priceBeforeSuspect));
                sink.Add(new QualityFinding(suspect.TimeNs, FindingKind.BadPrint, severity, share, suspectRow));
            }

            suspectRow = 0;
        }

        if (!hasPrevious)
        {
            return;
        }

        var move = Math.Abs(trade.PriceTicks - (double)previous.PriceTicks);
        var usual = Math.Max(1, moveScaled / (double)(1 << FixedPointBits));
        if (moves >= WarmUpTrades && move >= rules.BadPrintMultiple * usual
            && move >= BadPrintShare * Math.Abs((double)previous.PriceTicks))
        {
            suspect = trade;
            suspectRow = Rows;
            suspectMove = move;
            suspectMultiple = move / usual;
            priceBeforeSuspect = previous.PriceTicks;
        }

        var cap = moves < WarmUpTrades ? MoveTicksMax : Math.Min(MoveTicksMax, (4 * usual) + 1);
        var capped = (long)Math.Min(move, cap);
        moves = Math.Min(moves + 1, WarmUpTrades);
        moveScaled += ((capped << FixedPointBits) - moveScaled) >> WeightBits;
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
        in TradeTick trade, FindingKind kind, FindingSeverity severity, double value, IFindingSink sink) =>
        sink.Add(new QualityFinding(trade.TimeNs, kind, severity, value, Rows));
}
