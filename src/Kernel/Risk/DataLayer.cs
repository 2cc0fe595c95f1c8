using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>Layer 3: the quality of data and execution, and the health of what the kernel stands on.</summary>
internal static class DataLayer
{
    private const double Whole = 1_000_000.0;

    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (book.Health.IsAny)
        {
            CheckHealth(book.Health, in question, ref verdict);
        }

        var limits = question.Tight;
        if (limits.Has(LimitName.ClockSkew)
            && (book.Health.ClockErrorNs is not { } error || error > limits.Whole(LimitName.ClockSkew)
                || error < -limits.Whole(LimitName.ClockSkew)))
        {
            verdict.Add(OrderReason.ClockSkewed, RiskLayer.Data);
        }

        var instrument = question.Request.Instrument;
        if (limits.Has(LimitName.StaleAge))
        {
            var last = book.PriceTimes[instrument.Value];
            if (last == long.MinValue || question.NowNs - last > limits.Whole(LimitName.StaleAge))
            {
                verdict.Add(OrderReason.DataStale, RiskLayer.Data);
            }
        }

        if (limits.IsOn(LimitName.OrderlyBook) && book.Market.IsBookOrderly(instrument) is not true)
        {
            verdict.Add(OrderReason.BookNotOrderly, RiskLayer.Data);
        }

        if (limits.Has(LimitName.Validity))
        {
            CheckValidity(book, in question, ref verdict);
        }

        if (limits.Has(LimitName.ExecutionQuality)
            && !(book.Execution.At(question.NowNs) * Whole >= limits.Whole(LimitName.ExecutionQuality)))
        {
            verdict.Add(OrderReason.ExecutionQualityLow, RiskLayer.Data);
        }
    }

    private static void CheckValidity(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        // Written so that a score that is no number does not pass.
        if (book.Market.Validity(question.Request.Instrument) is not { } score)
        {
            verdict.Add(OrderReason.DataValidityUnknown, RiskLayer.Data);
        }
        else if (!(score * Whole >= question.Tight.Whole(LimitName.Validity)))
        {
            verdict.Add(OrderReason.DataValidityLow, RiskLayer.Data);
        }
    }

    private static void CheckHealth(HealthBook health, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (health.Journal != HealthLevel.Good)
        {
            verdict.Add(OrderReason.JournalFailed, RiskLayer.Data);
        }

        if (health.Reconciliation != HealthLevel.Good)
        {
            verdict.Add(OrderReason.ReconciliationPending, RiskLayer.Data);
        }

        if (!health.IsFeedGood(question.Request.Instrument))
        {
            verdict.Add(OrderReason.FeedDown, RiskLayer.Data);
        }
    }
}
