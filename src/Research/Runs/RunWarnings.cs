using System.Globalization;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>What a reader of a result must know, in plain sentences.</summary>
internal static class RunWarnings
{
    private const long DaysToJudge = 60;
    private const long TradesToJudge = 30;

    public static IReadOnlyList<string> Of(BacktestRequest request, PolicyRun run, DataSpan span, MarketPass[] passes)
    {
        var warnings = new List<string>();
        if (run.Failure is { } failure)
        {
            warnings.Add("The run ended early: " + failure.Message + ". All figures stop there.");
        }

        if (request.Policy.IsOptimistic)
        {
            warnings.Add(
                $"The fill policy {request.Policy.Name} is optimistic: orders trade at the price that caused them. " +
                "Do not expect these results of a real market.");
        }

        if (request.Books is { Latency.IsNone: true })
        {
            warnings.Add(
                "No delay was assumed: orders reach the venue at the moment of the event that caused them. " +
                "Give the delays of your line with --latency.");
        }

        warnings.AddRange(run.Strategy.Remarks);
        AddSmallSample(warnings, run, span);
        for (var i = 0; i < passes.Length; i++)
        {
            var id = run.Instruments[i].Id;
            if (passes[i].BarCount == 0)
            {
                warnings.Add($"{id} has no {(request.Books is null ? "bars" : "events")} in the chosen time.");
            }
            else if (request.Books is null && !request.Series[i].HasVolume)
            {
                warnings.Add($"The data of {id} hold no volume: fills are not capped by what was traded.");
            }
        }

        if (request.Slippage.Kind == Simulation.Costs.SlippageKind.SpreadShare)
        {
            warnings.AddRange(request.Series
                .Where(series => series.OpenQuotes is null)
                .Select(series => $"There are no quotes of {series.Instrument.Id}: its spread is taken as one tick."));
        }

        AddMargin(warnings, run);
        AddCosts(warnings, request, run);
        AddDesyncs(warnings, run);
        return warnings;
    }

    /// <summary>What rests on the inside of bars, if anything.</summary>
    public static IEnumerable<string> OfIntrabar(IntrabarOutcome outcome, PolicyRun run)
    {
        if (outcome.Count == 0)
        {
            yield break;
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Count} trades of {run.Recorder.TradeCount} depend on what came first in a bar: stop or target.");
        if (outcome.FinerPeriod.Length == 0)
        {
            yield return "No finer bars are stored that could tell which it was.";
            yield break;
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Bars of {outcome.FinerPeriod} show the stop first in {outcome.StopFirst} of these trades, the target " +
            $"first in {outcome.TargetFirst}; {outcome.Unresolved} stay open. Taken as shown, these trades would " +
            $"have brought {outcome.ProfitDifference} {run.Instruments[0].Quote.Code} more, before fees.");
    }

    public static string? NothingTraded(PolicyRun run, DataSpan span)
    {
        if (run.Recorder.FillCount > 0)
        {
            return null;
        }

        if (!span.HasData)
        {
            return "There are no bars in the chosen time.";
        }

        if (run.Kernel.OrderCount == 0)
        {
            return run.Kernel.IsWarmUp
                ? "The strategy was still warming up when the data ended."
                : "The strategy never placed an order: its conditions never came true, or it needs more bars to " +
                "warm up.";
        }

        var reasons = run.Recorder.Orders
            .GroupBy(order => order.EndReason)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Select(group => string.Create(
                CultureInfo.InvariantCulture, $"{group.Count()} because {OrderWords.Reason(group.Key)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
                $"None of {run.Kernel.OrderCount} orders was filled: {string.Join(", ", reasons)}.");
    }

    private static void AddSmallSample(List<string> warnings, PolicyRun run, DataSpan span)
    {
        var days = span.LengthNs / Model.Market.BarPeriod.DayNs;
        if (run.Recorder.TradeCount is > 0 and < TradesToJudge)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Only {run.Recorder.TradeCount} trades were finished; no rate means much below {TradesToJudge}."));
        }

        if (span.HasData && days < DaysToJudge)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The run covers {days} days; yearly figures computed from so little are guesses."));
        }
    }

    private static void AddMargin(List<string> warnings, PolicyRun run)
    {
        foreach (var notice in run.Recorder.MarginNotices)
        {
            if (notice.Kind == MarginNoticeKind.Ruin)
            {
                warnings.Insert(0,
                    $"The account was ruined at {TimestampText.Format(notice.TimeNs)}: equity fell to " +
                    $"{notice.Available}. Whatever follows is no result.");
            }
        }

        var calls = run.Recorder.MarginNotices.Count(notice => notice.Kind == MarginNoticeKind.Call);
        var closings = run.Recorder.MarginNotices.Count(notice => notice.Kind == MarginNoticeKind.Liquidation);
        if (calls + closings > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Margin ran short: {calls} margin calls, {closings} forced closings."));
        }
    }

    private static void AddCosts(List<string> warnings, BacktestRequest request, PolicyRun run)
    {
        if (run.Recorder.FillCount == 0)
        {
            return;
        }

        if (request.Fees == Simulation.Costs.FeeSchedule.None)
        {
            warnings.Add("No fees were charged: give the venue's with --fees.");
        }

        var costs = (run.Recorder.Fees + run.Recorder.Slippage).ToDouble();
        var net = run.Kernel.Equity.ToDouble() - request.Cash.ToDouble();
        if (costs > 0 && net <= 0 && net + costs > 0)
        {
            warnings.Add("Fees and slippage turned a gross profit into a loss.");
        }
    }

    private static void AddDesyncs(List<string> warnings, PolicyRun run)
    {
        var recorder = run.Recorder;
        if (recorder.DesyncCount == 0)
        {
            return;
        }

        var first = recorder.Desyncs[0];
        var status = OrderWords.Status(first.Status);
        warnings.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{recorder.DesyncCount} reports of the venue did not fit the orders they were about; the first at " +
            $"{Model.Values.TimestampText.Format(first.TimeNs)}: {first.Kind} of order {first.Order.Value}, " +
            $"which was {status}, on {first.Event}. New risk was refused from then on."));
    }
}
