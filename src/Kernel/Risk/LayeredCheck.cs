using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>All layers in their order, where anything is limited or latched.</summary>
internal static class LayeredCheck
{
    /// <summary>Asks them.</summary>
    /// <param name="request">The order; of a change what would be left of it.</param>
    /// <param name="facts">What the checks rest on.</param>
    /// <param name="isExit">Whether it can add no risk: then form and messages are all that counts.</param>
    /// <param name="adds">Whether it is new, or a change that makes it worth more.</param>
    /// <param name="verdict">Takes what speaks against it.</param>
    public static void Run(
        in OrderRequest request, in RiskFacts facts, bool isExit, bool adds, ref RiskVerdict verdict)
    {
        var book = facts.Risk.Book;
        if (isExit)
        {
            RiskGate.CheckForm(in request, in facts, ref verdict);
            if (adds)
            {
                RiskGate.CheckReduction(in request, in facts, ref verdict);
            }

            CheckMessages(book, facts.NowNs, reserve: 0, ref verdict);
            return;
        }

        facts.Risk.Mark(facts.NowNs);
        var question = Ask(in request, in facts);
        var isMeasured = Measure(in facts, ref question);
        if (isMeasured && (book.NeedsSheet[facts.Strategy.Value] || book.Authorization is not null))
        {
            book.Sheet.Add(in question);
        }

        KillLayer.Check(book, in question, ref verdict);
        AuthorizationLayer.Check(book, in question, ref verdict);
        BreakerLayer.Check(book, in question, ref verdict);
        DataLayer.Check(book, in question, ref verdict);
        RiskGate.CheckForm(in request, in facts, ref verdict);
        RiskGate.CheckPosition(in facts, ref verdict);
        if (isMeasured)
        {
            PositionLayer.Check(book, in question, ref verdict);
            RiskGate.CheckExposure(in request, in facts, ref verdict);
            ExposureLayer.Check(book, in question, ref verdict);
            OrderLayer.Check(book, in question, ref verdict);
        }

        CheckMessages(book, facts.NowNs, (int)question.Wide.Whole(LimitName.CancelReserve), ref verdict);
        Conclude(in facts, in question, in verdict);
    }

    private static void Conclude(in RiskFacts facts, in RiskQuestion question, in RiskVerdict verdict)
    {
        if (verdict.IsAllowed)
        {
            facts.Risk.Commit(in question);
        }
        else if (verdict.All.Contains(OrderReason.RepeatedExecution))
        {
            facts.Risk.LockRepeater(facts.Strategy, question.Request.Instrument, facts.NowNs);
        }
    }

    private static void CheckMessages(RiskBook book, long nowNs, int reserve, ref RiskVerdict verdict)
    {
        if (book.MessageWindow is { } window && !window.HasRoom(nowNs, reserve))
        {
            verdict.Add(OrderReason.MessageRateReached, RiskLayer.Order);
        }
    }

    private static RiskQuestion Ask(ref readonly OrderRequest request, in RiskFacts facts)
    {
        var book = facts.Risk.Book;
        var place = facts.Strategy.Value;
        return new RiskQuestion(in request)
        {
            NowNs = facts.NowNs,
            Strategy = facts.Strategy,
            Book = facts.Book,
            Account = facts.Account,
            Orders = facts.Orders,
            Changed = facts.Changed,
            Terms = facts.Terms,
            PositionLots = facts.PositionLots,
            WorkingExitLots = facts.WorkingExitLots,
            Equity = facts.Account.Equity,
            Wide = book.Wide,
            Own = book.Own[place],
            Tight = book.Tight[place],
        };
    }

    /// <summary>Finds out how much the order is, as far as its form allows.</summary>
    private static bool Measure(in RiskFacts facts, ref RiskQuestion question)
    {
        if (!facts.HasPrice || !facts.Account.HasRate(facts.Book)
            || !RiskGate.TryValue(in question.Request, in facts, out var ticks, out var value))
        {
            return false;
        }

        // While a change is unanswered the old order can still trade.
        var lots = RiskGate.LotsOf(in question.Request, facts.Book);
        question.Lots = facts.Changed is { } changed ? Math.Max(lots, changed.RestLots) : lots;
        question.PriceTicks = Math.Max(ticks, 0);
        question.Value = facts.Account.InAccount(facts.Book, value).Magnitude();
        return question.Lots > 0;
    }
}
