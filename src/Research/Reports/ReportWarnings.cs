using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>What a reader must know before believing the figures: the warnings of the run and those its figures
/// give.</summary>
public static class ReportWarnings
{
    private const double QualityScoreMin = 0.9;
    private const double CostShareMax = 0.5;

    /// <summary>All warnings as plain sentences, each once, those of the run first.</summary>
    public static IReadOnlyList<string> Of(RunResult result)
    {
        List<string> all = [];
        foreach (var sentence in result.Warnings.Concat(Nothing(result)).Concat(Policy(result)).Concat(Evidence(result))
            .Concat(Costs(result)).Concat(Data(result)))
        {
            if (!all.Contains(sentence, StringComparer.Ordinal))
            {
                all.Add(sentence);
            }
        }

        return all;
    }

    /// <summary>Why there is no closed trade, in a sentence; null when there is one.</summary>
    public static string? NothingTraded(RunResult result)
    {
        if (result.TradeCount > 0)
        {
            return null;
        }

        if (result.NothingTradedReason is { } given)
        {
            return given;
        }

        if (result.Instruments.All(instrument => instrument.BarCount == 0))
        {
            return "There was no data: none of the instruments has a bar in the period of the run.";
        }

        if (result.OrderCount == 0)
        {
            return "The strategy read the data and never sent an order. Its conditions were not met, or its warm-up is "
                + "longer than the data.";
        }

        return result.FillCount == 0 ? "Orders were sent and none was filled. " + EndReasons(result)
            : "No trade was finished: what was opened was never closed, so there are no figures per trade.";
    }

    private static IEnumerable<string> Nothing(RunResult result)
    {
        if (NothingTraded(result) is { } reason)
        {
            yield return result.FillCount == 0 ? "Nothing was traded. " + reason : reason;
        }
    }

    private static IEnumerable<string> Policy(RunResult result)
    {
        if (SignDependsOnPolicy(result))
        {
            yield return "Whether this strategy earns or loses depends on the fill policy alone. Do not trust the "
                + "profit before finer data settles how orders would have been filled.";
        }
    }

    /// <summary>Whether one fill policy ends with a profit and another with a loss.</summary>
    internal static bool SignDependsOnPolicy(RunResult result) =>
        result.PolicySensitivity.Any(outcome => outcome.FinalEquity > result.StartCash)
        && result.PolicySensitivity.Any(outcome => outcome.FinalEquity < result.StartCash);

    private static IEnumerable<string> Evidence(RunResult result)
    {
        if (result.Headline is { Sharpe: > 0 and var sharpe, SharpeStandardError: { } error } && sharpe < 2 * error)
        {
            yield return $"The Sharpe ratio of {FigureText.Number(sharpe)} lies within two standard errors "
                + $"({FigureText.Number(error)} each) of zero: the record is too short to tell it from luck.";
        }

        if (result.OpenPositions.Count > 0)
        {
            yield return "The final equity includes positions that were still open: "
                + string.Join(", ", result.OpenPositions.Take(5).Select(position => position.InstrumentId))
                + (result.OpenPositions.Count > 5 ? " and others." : ".");
        }
    }

    private static IEnumerable<string> Costs(RunResult result)
    {
        var costs = result.TotalFees + result.TotalSlippageCost;
        var gross = (result.FinalEquity - result.StartCash + costs).ToDouble();
        if (costs.Sign > 0 && gross > costs.ToDouble() && costs.ToDouble() > gross * CostShareMax)
        {
            yield return $"Fees and slippage take {FigureText.Percent(costs.ToDouble() / gross, 0)} of what is earned "
                + "before them: a slightly dearer account changes the verdict.";
        }
    }

    private static IEnumerable<string> Data(RunResult result)
    {
        var poor = result.DataQuality.Where(summary => summary.Score < QualityScoreMin).ToList();
        if (poor.Count > 0)
        {
            yield return "The data has defects that may have made or hidden profit: "
                + string.Join(", ", poor.Take(5).Select(summary =>
                    $"{summary.InstrumentId} scores {FigureText.Number(summary.Score)} of 1"))
                + (poor.Count > 5 ? " and others." : ".");
        }
    }

    private static string EndReasons(RunResult result)
    {
        var reasons = result.Orders.Where(order => order.EndReason.Length > 0)
            .GroupBy(order => order.EndReason, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(3)
            .Select(group => FigureText.Text($"{group.Key} ({group.Count()})"))
            .ToList();
        return reasons.Count == 0
            ? "The orders carry no reason."
            : "They ended because: " + string.Join("; ", reasons) + ".";
    }
}
