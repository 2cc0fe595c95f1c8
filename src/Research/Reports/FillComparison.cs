using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>
/// What the queue models of one run on order books say against each other: a pessimistic queue gives fewer fills, and
/// so as a rule less profit. Where it earned more, the fills that only the kinder model got lost money, and that is
/// said.
/// </summary>
public static class FillComparison
{
    private const string Pessimistic = "pessimistic";

    /// <summary>One sentence for each pair that stands out, or one that says that none does; none for bars.</summary>
    /// <param name="outcomes">The same run under several assumptions.</param>
    /// <param name="currency">Unit of the amounts.</param>
    public static IReadOnlyList<string> Sentences(IReadOnlyList<PolicyOutcome> outcomes, string currency)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var sentences = new List<string>();
        var compared = 0;
        foreach (var worst in outcomes.Where(outcome => outcome.Policy.Queue == Pessimistic))
        {
            foreach (var kinder in outcomes.Where(outcome =>
                outcome.Policy.IsOfBooks && outcome.Policy.Queue != Pessimistic
                && outcome.Policy.Latency == worst.Policy.Latency))
            {
                compared++;
                if (worst.FinalEquity > kinder.FinalEquity)
                {
                    sentences.Add(Why(worst, kinder, currency));
                }
            }
        }

        if (compared > 0 && sentences.Count == 0)
        {
            sentences.Add("With equal delays the pessimistic queue never earned more than another model.");
        }

        return sentences;
    }

    private static string Why(PolicyOutcome worst, PolicyOutcome kinder, string currency)
    {
        var more = FigureText.Money(worst.FinalEquity - kinder.FinalEquity);
        var text = $"With latency {worst.Policy.Latency} the pessimistic queue earned {more} {currency} more than "
            + $"{kinder.Policy.Queue}: ";
        var extra = kinder.FillCount - worst.FillCount;
        return text + (extra > 0
            ? $"the {FigureText.Count(extra)} fills that only {kinder.Policy.Queue} got lost money, because the market "
                + "went on against them (adverse selection)."
            : $"it had {FigureText.Count(worst.FillCount)} fills against {FigureText.Count(kinder.FillCount)}; after "
                + "the first different fill the two runs hold different positions and place different orders.");
    }
}
