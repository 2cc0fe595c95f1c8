using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// Judges the events of a book by level or by order, by building the book: gaps, events that do not fit, and after each
/// whole update what <see cref="BestPriceQualityMonitor"/> looks at. Nothing is allocated once the book is warm.
/// </summary>
public sealed class BookQualityMonitor
{
    private const double GapPenalty = 0.5;
    private const double MismatchPenalty = 0.5;

    private readonly BestPriceQualityMonitor best;
    private readonly OrderBookByOrder orders = new();
    private readonly OrderBook levels = new();
    private long sequence;
    private double lost;

    /// <summary>Makes the monitor of one series.</summary>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <exception cref="ArgumentException">A rule is out of range.</exception>
    public BookQualityMonitor(QualityRules? rules = null) => best = new BestPriceQualityMonitor(rules);

    /// <summary>Events observed.</summary>
    public long Rows { get; private set; }

    /// <summary>Update numbers that the gaps left out.</summary>
    public long MissingUpdates { get; private set; }

    /// <summary>Sum of what the events lost of a score of 1.</summary>
    public double LostValidity => best.LostValidity + lost;

    /// <summary>The lowest score of the last ten updates, 0 to 1; 0 while the book is not valid.</summary>
    public double Validity => IsValid ? best.Validity : 0;

    private bool IsValid { get; set; }

    /// <summary>Takes the next event; other kinds than those of books are passed over.</summary>
    public void Observe(in Event item, IFindingSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Rows++;
        switch (item.Kind)
        {
            case EventKind.BookClear:
                levels.Clear(item.BookLevel.Flags);
                Cleared(item.TimeNs, item.BookLevel.Flags, item.BookLevel.Sequence, sink);
                break;
            case EventKind.BookLevel:
                ObserveLevel(item.BookLevel, sink);
                break;
            case EventKind.BookOrder:
                ObserveOrder(item.BookOrder, sink);
                break;
        }
    }

    private void ObserveLevel(in BookLevel level, IFindingSink sink)
    {
        if (level.QuantityLots < 0)
        {
            lost += BarPenalties.Rejected;
            sink.Add(new QualityFinding(
                level.TimeNs, FindingKind.NegativeVolume, FindingSeverity.High, level.QuantityLots, Rows));
            return;
        }

        levels.Apply(level);
        sequence = level.Sequence == 0 ? sequence : level.Sequence;
        if (level.IsLast)
        {
            Judge(levels, level.TimeNs, sink);
        }
    }

    private void ObserveOrder(in BookOrder order, IFindingSink sink)
    {
        if (order.QuantityLots < 0)
        {
            lost += BarPenalties.Rejected;
            sink.Add(new QualityFinding(
                order.TimeNs, FindingKind.NegativeVolume, FindingSeverity.High, order.QuantityLots, Rows));
            return;
        }

        if (!orders.Apply(order))
        {
            lost += MismatchPenalty;
            sink.Add(new QualityFinding(
                order.TimeNs, FindingKind.OrderMismatch, FindingSeverity.High, order.QuantityLots, Rows));
        }

        if (order.Action == BookOrderAction.Clear)
        {
            Cleared(order.TimeNs, order.Flags, order.Sequence, sink);
        }
        else if (order.IsLast)
        {
            Judge(orders.Levels, order.TimeNs, sink);
        }

        sequence = order.Sequence == 0 ? sequence : order.Sequence;
    }

    private void Cleared(long timeNs, BookFlags flags, long came, IFindingSink sink)
    {
        IsValid = (flags & BookFlags.Gap) == 0;
        if (!IsValid)
        {
            var missing = sequence == 0 ? 1 : Math.Max(1, came - sequence - 1);
            MissingUpdates += missing;
            lost += GapPenalty;
            sink.Add(new QualityFinding(timeNs, FindingKind.Gap, FindingSeverity.High, missing, Rows));
        }
    }

    private void Judge(OrderBook book, long timeNs, IFindingSink sink)
    {
        if (!IsValid)
        {
            return;
        }

        var quote = new QuoteTick(
            timeNs, book.BestBidTicks, book.BestBidLots, book.BestAskTicks, book.BestAskLots, 0);
        best.Observe(quote, Rows, sink);
    }
}
