using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>What is counted while a stage is tried, and how it is judged.</summary>
internal sealed class StageTally
{
    private long filled;
    private long unfilled;
    private long errors;
    private long slippages;
    private Amount slippageSum;
    private Amount equityFirst;
    private Amount equityPeak;
    private Amount drawdown;
    private bool hasEquity;

    public long Trades { get; private set; }

    public Amount NetProfit { get; private set; }

    public Amount Drawdown => drawdown;

    public long UnknownNs { get; private set; }

    public long Breaches { get; private set; }

    public long Differences { get; private set; }

    /// <summary>Equity when the stage began; zero while none was told.</summary>
    public Amount EquityFirst => equityFirst;

    public void Take(in LadderEvent e)
    {
        switch (e.Kind)
        {
            case LadderEventKind.OrderFilled: filled++; break;
            case LadderEventKind.OrderUnfilled: unfilled++; break;
            case LadderEventKind.OrderError: errors++; break;
            case LadderEventKind.UnknownOrder: UnknownNs = Math.Max(UnknownNs, e.Count); break;
            case LadderEventKind.Breach: Breaches++; break;
            case LadderEventKind.Reconciled: Differences += Math.Max(0, e.Count); break;
            case LadderEventKind.Slippage:
                slippages++;
                slippageSum += e.Value;
                break;
            case LadderEventKind.TradeClosed:
                Trades++;
                NetProfit += e.Value;
                break;
            case LadderEventKind.Equity: TakeEquity(e.Value); break;
        }
    }

    /// <summary>Every criterion of a stage, in a fixed order.</summary>
    public List<LadderCriterion> Judge(
        LadderPlan plan, LadderStage stage, Amount budget, in LadderBaseline baseline, long elapsedNs)
    {
        var orders = filled + unfilled + errors;
        var profitMin = DeviationCheck.Times(budget, plan.ProfitShareMin);
        var drawdownMax = DeviationCheck.Times(budget, plan.DrawdownShareMax);
        return
        [
            new("trades", Text(Trades), "at least " + Text(stage.TradesMin), Trades >= stage.TradesMin),
            new("time", PlainTime.Hours(elapsedNs), "at least " + PlainTime.Hours(stage.TimeMinNs),
                elapsedNs >= stage.TimeMinNs),
            new("netProfit", NetProfit.ToString(), $"above {profitMin}", NetProfit > profitMin),
            new("drawdown", hasEquity ? drawdown.ToString() : "unknown", $"at most {drawdownMax}",
                hasEquity && drawdown <= drawdownMax),
            FillRate(plan, orders, in baseline),
            Slippage(plan, in baseline),
            new("unknownOrders", Text(UnknownNs / 1_000_000_000) + " s",
                "at most " + Text(plan.UnknownOrderNsMax / 1_000_000_000) + " s", UnknownNs <= plan.UnknownOrderNsMax),
            new("breaches", Text(Breaches), "none", Breaches == 0),
            new("differences", Text(Differences), "none", Differences == 0),
            new("errorRate", orders == 0 ? "unknown" : $"{Text(errors)} of {Text(orders)}",
                $"at most {plan.ErrorRateMax}",
                orders > 0 && Amount.FromUnits(errors) <= plan.ErrorRateMax * orders),
        ];
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(filled);
        writer.Write(unfilled);
        writer.Write(errors);
        writer.Write(slippages);
        writer.Write(Trades);
        writer.Write(UnknownNs);
        writer.Write(Breaches);
        writer.Write(Differences);
        writer.Write(hasEquity ? 1 : 0);
        AmountState.Write(writer, slippageSum);
        AmountState.Write(writer, NetProfit);
        AmountState.Write(writer, equityFirst);
        AmountState.Write(writer, equityPeak);
        AmountState.Write(writer, drawdown);
    }

    public static StageTally Restore(IStateReader reader) => new()
    {
        filled = reader.ReadInt64(),
        unfilled = reader.ReadInt64(),
        errors = reader.ReadInt64(),
        slippages = reader.ReadInt64(),
        Trades = reader.ReadInt64(),
        UnknownNs = reader.ReadInt64(),
        Breaches = reader.ReadInt64(),
        Differences = reader.ReadInt64(),
        hasEquity = reader.ReadInt64() != 0,
        slippageSum = AmountState.Read(reader),
        NetProfit = AmountState.Read(reader),
        equityFirst = AmountState.Read(reader),
        equityPeak = AmountState.Read(reader),
        drawdown = AmountState.Read(reader),
    };

    private LadderCriterion FillRate(LadderPlan plan, long orders, in LadderBaseline baseline)
    {
        var least = baseline.FillRate is { } paper ? paper - plan.FillRateDropMax : (Amount?)null;
        return new LadderCriterion(
            "fillRate", orders == 0 ? "unknown" : $"{Text(filled)} of {Text(orders)}",
            least is null ? "unknown on paper" : $"at least {least}",
            orders > 0 && least is { } rate && Amount.FromUnits(filled) >= rate * orders);
    }

    private LadderCriterion Slippage(LadderPlan plan, in LadderBaseline baseline)
    {
        var most = baseline.SlippageBasisPoints is { } paper
            ? DeviationCheck.Times(Amount.Max(paper, Amount.Zero), plan.SlippageFactorMax)
            : (Amount?)null;
        return new LadderCriterion(
            "slippage", slippages == 0 ? "unknown" : $"{slippageSum.Scale(1, slippages, 6)} basis points",
            most is null ? "unknown on paper" : $"at most {most} basis points",
            slippages > 0 && most is { } limit && slippageSum <= limit * slippages);
    }

    private void TakeEquity(Amount equity)
    {
        if (!hasEquity)
        {
            hasEquity = true;
            equityFirst = equity;
            equityPeak = equity;
        }

        equityPeak = Amount.Max(equityPeak, equity);
        drawdown = Amount.Max(drawdown, equityPeak - equity);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
