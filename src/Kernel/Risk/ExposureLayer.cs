using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Layer 5: what everything together may be worth, working orders counted as filled.</summary>
internal static class ExposureLayer
{
    private const long Whole = 1_000_000;

    /// <summary>Checks; the sheet has added up the worst case with this order.</summary>
    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        Check(book, question.Wide, in book.Sheet.All, question.Equity, ref verdict);
        Check(book, question.Own, in book.Sheet.Own, question.Equity, ref verdict);
    }

    /// <summary>Whether these limits need the sums at all.</summary>
    public static bool Needs(RiskLimits limits) => limits.Has(LimitName.Gross) || limits.Has(LimitName.Net)
        || NeedsEquity(limits);

    private static bool NeedsEquity(RiskLimits limits) => limits.Has(LimitName.GrossShare)
        || limits.Has(LimitName.NetShare) || limits.Has(LimitName.SymbolShare) || limits.Has(LimitName.GroupShare)
        || limits.Has(LimitName.Leverage);

    private static void Check(
        RiskBook book, RiskLimits limits, in ExposureSums sums, Amount equity, ref RiskVerdict verdict)
    {
        if (!Needs(limits))
        {
            return;
        }

        if (book.Sheet.IsBlind)
        {
            verdict.Add(OrderReason.ExposureUnknown, RiskLayer.Exposure);
        }

        var needsEquity = NeedsEquity(limits);
        if (needsEquity && equity.Sign <= 0)
        {
            verdict.Add(OrderReason.EquityNotPositive, RiskLayer.Exposure);
            needsEquity = false;
        }

        var net = Amount.Max(sums.NetLong, sums.NetShort);
        Hold(IsOver(limits, LimitName.Gross, sums.Gross), OrderReason.GrossExposureReached, ref verdict);
        Hold(IsOver(limits, LimitName.Net, net), OrderReason.NetExposureReached, ref verdict);
        if (!needsEquity)
        {
            return;
        }

        var group = Amount.Max(sums.GroupLong, sums.GroupShort);
        Hold(
            IsOver(limits, LimitName.GrossShare, sums.Gross, equity), OrderReason.GrossExposureReached, ref verdict);
        Hold(IsOver(limits, LimitName.NetShare, net, equity), OrderReason.NetExposureReached, ref verdict);
        Hold(
            IsOver(limits, LimitName.SymbolShare, sums.Symbol, equity), OrderReason.ConcentrationReached, ref verdict);
        Hold(IsOver(limits, LimitName.GroupShare, group, equity), OrderReason.GroupExposureReached, ref verdict);
        Hold(IsOver(limits, LimitName.Leverage, sums.Gross, equity), OrderReason.LeverageReached, ref verdict);
    }

    private static bool IsOver(RiskLimits limits, LimitName name, Amount value) =>
        limits.Has(name) && value > limits.Amount(name);

    private static bool IsOver(RiskLimits limits, LimitName name, Amount value, Amount equity) =>
        limits.Has(name) && value.Atto * Whole > equity.Atto * limits.Whole(name);

    private static void Hold(bool isOver, OrderReason reason, ref RiskVerdict verdict)
    {
        if (isOver)
        {
            verdict.Add(reason, RiskLayer.Exposure);
        }
    }
}
