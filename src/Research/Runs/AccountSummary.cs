using Plimsoll.Kernel.Records;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;
using Plimsoll.Research.Statistics;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Fills;
using StatisticsPoint = Plimsoll.Research.Statistics.EquityPoint;

namespace Plimsoll.Research.Runs;

/// <summary>What a run's notes say in the terms that figures are computed from.</summary>
internal static class AccountSummary
{
    public static PerformanceInput Of(
        BacktestRequest request, RunPlan plan, PolicyRun run, MarketPass? firstMarket, DataSpan span)
    {
        var days = run.Recorder.Days;
        return new PerformanceInput
        {
            StartEquity = request.Cash.ToDouble(),
            FinalEquity = run.Kernel.Equity.ToDouble(),
            PeriodsPerYear = plan.DayCalendar.TradingDaysPerYear,
            DailyEquity = [.. days.Select(day => new StatisticsPoint(day.TimeNs, day.Equity.ToDouble()))],
            Trades = [.. run.Recorder.Trades.Select(trade => Record(run.Instruments, trade.Trade, trade.Slippage))],
            RiskFreeAnnual = request.RiskFreeAnnual,
            BenchmarkReturns = request.ComparesWithHolding && firstMarket is not null ? HoldingReturns(firstMarket)
                : null,
            MaximumDrawdownFraction = days.Count == 0 ? null : run.Kernel.DrawdownMax,
            MaximumDrawdownDurationNs = days.Count == 0 ? null : run.Kernel.UnderwaterMaxNs,
            ExposureFraction = span.HasData && run.Kernel.NowNs > span.FirstOpenNs
                ? Math.Min(1.0, (double)run.Recorder.ExposedNs / (run.Kernel.NowNs - span.FirstOpenNs))
                : null,
            TurnoverNotional = run.Recorder.Turnover.ToDouble(),
            Bars = run.BarCount,
        };
    }

    public static PolicyOutcome Outcome(
        BacktestRequest request, RunPlan plan, PolicyRun run, FillPolicy policy, bool isChosen)
    {
        var start = request.Cash.ToDouble();
        var returns = new double[run.Recorder.Days.Count];
        var before = start;
        var riskFree = request.RiskFreeAnnual / plan.DayCalendar.TradingDaysPerYear;
        for (var i = 0; i < returns.Length; i++)
        {
            var equity = run.Recorder.Days[i].Equity.ToDouble();
            returns[i] = (before > 0 ? (equity / before) - 1 : 0) - riskFree;
            before = equity;
        }

        return new PolicyOutcome
        {
            Policy = request.Books is { } rules ? OfBooks(rules) : new FillPolicyInfo
            {
                Name = policy.ToString(), Description = policy.Description, IsOptimistic = policy.IsOptimistic,
            },
            IsChosen = isChosen,
            FinalEquity = run.Kernel.Equity,
            TotalReturn = (run.Kernel.Equity.ToDouble() / start) - 1,
            Sharpe = ReturnMetrics.Sharpe(returns, plan.DayCalendar.TradingDaysPerYear),
            MaximumDrawdown = run.Kernel.DrawdownMax,
            TradeCount = run.Recorder.TradeCount,
            FillCount = run.Recorder.FillCount,
            Fees = run.Recorder.Fees,
        };
    }

    public static TradeRecord Record(IReadOnlyList<Instrument> instruments, in PositionEpisode trade, Amount slippage)
    {
        var instrument = instruments[trade.Instrument.Value];
        var value = instrument.TickLotValueAsDouble;
        var entry = trade.EntryValue.ToDouble() / (trade.EntryLots * value);
        var high = (trade.HighTicks - entry) * value * trade.PeakLots;
        var low = (trade.LowTicks - entry) * value * trade.PeakLots;
        var tick = instrument.PriceGrid.Step.ToDouble();
        var rate = trade.ExitRate?.ToDouble() ?? 1.0;
        return new TradeRecord
        {
            InstrumentId = instrument.Id.ToString(),
            IsLong = trade.IsLong,
            EntryTimeNs = trade.EntryTimeNs,
            ExitTimeNs = trade.ExitTimeNs,
            EntryPrice = entry * tick,
            ExitPrice = trade.ExitLots == 0 ? 0 : trade.ExitValue.ToDouble() / (trade.ExitLots * value) * tick,
            Quantity = instrument.QuantityToDouble(trade.EntryLots),
            GrossProfit = trade.GrossProfit.ToDouble() * rate,
            Fees = trade.Fees.ToDouble() * rate,
            SlippageCost = slippage.ToDouble() * rate,
            NetProfit = trade.NetProfit.ToDouble() * rate,
            MaximumAdverseExcursion = Math.Min(0, trade.IsLong ? low : -high) * rate,
            MaximumFavourableExcursion = Math.Max(0, trade.IsLong ? high : -low) * rate,
            EntryReason = trade.EntryReason,
            ExitReason = trade.ExitReason,
            BarsHeld = trade.BarsHeld,
        };
    }

    private static FillPolicyInfo OfBooks(BookRules rules) => new()
    {
        Name = rules.ToString(),
        Description = "Orders trade against the recorded book at venue time. " + (rules.Queue.Kind switch
        {
            QueueModelKind.Pessimistic => "Resting orders come forward by trades at their price only.",
            QueueModelKind.Exact => "Resting orders stand where the record, order by order, puts them.",
            _ => "Of what leaves a queue without a trade, a share left behind a resting order "
                + "(an expected value, not a draw).",
        }) + (rules.Latency.IsNone ? " Nothing is delayed." : ""),
        IsOptimistic = rules.Latency.IsNone,
        Queue = rules.Queue.ToString(),
        Latency = rules.Latency.ToString(),
    };

    private static double[]? HoldingReturns(MarketPass market)
    {
        var returns = new double[market.DayCloses.Length];
        var before = market.FirstOpen;
        for (var i = 0; i < returns.Length; i++)
        {
            var close = market.DayCloses[i];
            if (!(before > 0) || !double.IsFinite(close))
            {
                return null;
            }

            returns[i] = (close / before) - 1;
            before = close;
        }

        return returns;
    }
}
