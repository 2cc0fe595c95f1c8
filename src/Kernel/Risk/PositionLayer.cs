using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>Layer 4: how many positions and entries, how much of one instrument, and what may be added to.</summary>
internal static class PositionLayer
{
    private const long Whole = 1_000_000;

    /// <summary>Checks; the sheet has added up the worst case with this order.</summary>
    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        CheckCounts(book, question.Wide, in book.Sheet.All, in question, ref verdict);
        CheckCounts(book, question.Own, in book.Sheet.Own, in question, ref verdict);
        CheckEntries(book, in question, ref verdict);
        if (question.Adds)
        {
            CheckAdding(in question, ref verdict);
        }

        if (question.Wide.Has(LimitName.DayTrades))
        {
            CheckDayTrades(book, in question, ref verdict);
        }
    }

    /// <summary>Whether these limits need the sums at all.</summary>
    public static bool Needs(RiskLimits limits) => limits.Has(LimitName.Positions)
        || limits.Has(LimitName.SymbolPositions) || limits.Has(LimitName.SymbolQuantity)
        || limits.Has(LimitName.UnknownOrders);

    private static void CheckCounts(
        RiskBook book, RiskLimits limits, in ExposureSums sums, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (limits.Has(LimitName.Positions) && sums.Instruments > limits.Whole(LimitName.Positions))
        {
            verdict.Add(OrderReason.TooManyPositions, RiskLayer.Position);
        }

        if (limits.Has(LimitName.SymbolPositions) && sums.InSymbol > limits.Whole(LimitName.SymbolPositions))
        {
            verdict.Add(OrderReason.TooManyInInstrument, RiskLayer.Position);
        }

        if (limits.Has(LimitName.SymbolQuantity))
        {
            var lots = Math.Max(Math.Abs(sums.SymbolLongLots), Math.Abs(sums.SymbolShortLots));
            if (question.Book.Instrument.QuantityGrid.Step * lots > limits.Amount(LimitName.SymbolQuantity))
            {
                verdict.Add(OrderReason.InstrumentQuantityReached, RiskLayer.Position);
            }
        }

        if (limits.Has(LimitName.UnknownOrders) && book.Sheet.UnknownOrders > limits.Whole(LimitName.UnknownOrders))
        {
            verdict.Add(OrderReason.TooManyUnknownOrders, RiskLayer.Position);
        }
    }

    // A change of an order that is out already is no entry of its own.
    private static void CheckEntries(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (question.Changed is not null)
        {
            return;
        }

        book.Entries.Roll(book.DayOf(question.NowNs));
        if ((question.Wide.Has(LimitName.EntriesPerDay)
                && book.Entries.Today >= question.Wide.Whole(LimitName.EntriesPerDay))
            || (question.Own.Has(LimitName.EntriesPerDay)
                && book.Entries.TodayOf(question.Strategy) >= question.Own.Whole(LimitName.EntriesPerDay)))
        {
            verdict.Add(OrderReason.TooManyEntriesToday, RiskLayer.Position);
        }

        if (question.Tight.Has(LimitName.DuplicateWindow) && book.Entries.HasTwin(
            question.NowNs, question.Tight.Whole(LimitName.DuplicateWindow), question.Strategy, in question.Request))
        {
            verdict.Add(OrderReason.DuplicateOrder, RiskLayer.Position);
        }
    }

    private static void CheckAdding(in RiskQuestion question, ref RiskVerdict verdict)
    {
        var limits = question.Tight;
        var position = question.Book.Positions[question.Strategy.Value];
        if (limits.Has(LimitName.AddLoss) || limits.Has(LimitName.AddProfit))
        {
            var average = position.AverageEntryTicks;
            var profit = (question.Book.LastTicks - average) / average * Whole * (question.PositionLots > 0 ? 1 : -1);
            var reason = AddingRule.Judge(
                profit,
                limits.Has(LimitName.AddLoss) ? limits.Whole(LimitName.AddLoss) : null,
                limits.Has(LimitName.AddProfit) ? limits.Whole(LimitName.AddProfit) : null,
                limits.IsOn(LimitName.AddAtBreakeven));
            if (reason != OrderReason.None)
            {
                verdict.Add(reason, RiskLayer.Position);
            }
        }

        if (limits.Has(LimitName.AddShare))
        {
            var held = question.Book.Instrument.Notional(question.Book.LastTicks, question.PositionLots).Magnitude();
            var total = question.Account.InAccount(question.Book, held) + question.Value;
            if (question.Equity.Sign <= 0
                || total.Atto * Whole > question.Equity.Atto * limits.Whole(LimitName.AddShare))
            {
                verdict.Add(OrderReason.AddsTooMuch, RiskLayer.Position);
            }
        }
    }

    private static void CheckDayTrades(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        var isLarge = question.Wide.Has(LimitName.DayTradeEquity)
            && question.Equity >= question.Wide.Amount(LimitName.DayTradeEquity);
        if (!isLarge && book.DayTrades.CountAt(question.NowNs) >= question.Wide.Whole(LimitName.DayTrades))
        {
            verdict.Add(OrderReason.DayTradesUsedUp, RiskLayer.Position);
        }
    }
}
