using System.Globalization;

namespace Plimsoll.Research.Campaigns;

/// <summary>
/// What must hold for a campaign to pass, such as <c>total_return&gt;0</c> or <c>min(totalReturn)&gt;=-0.05</c>: a
/// statistic of a figure compared with a number. Without a statistic the mean is meant. Figures are found by name
/// without regard to case and underscores.
/// </summary>
public sealed record CampaignRule
{
    private static readonly string[] Comparisons = [">=", "<=", ">", "<"];

    private static readonly string[] Names = ["min", "q1", "median", "q3", "max", "mean", "sd", "count"];

    private CampaignRule(string statistic, string figure, string comparison, double limit)
    {
        Statistic = statistic;
        Figure = figure;
        Comparison = comparison;
        Limit = limit;
    }

    /// <summary>The statistic: min, q1, median, q3, max, mean, sd or count.</summary>
    public string Statistic { get; }

    /// <summary>The figure as it was written.</summary>
    public string Figure { get; }

    /// <summary>One of &gt;=, &lt;=, &gt; and &lt;.</summary>
    public string Comparison { get; }

    /// <summary>The number it is compared with.</summary>
    public double Limit { get; }

    /// <summary>Reads a rule.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="rule">The rule read.</param>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CampaignRule? rule)
    {
        ArgumentNullException.ThrowIfNull(text);
        rule = null;
        foreach (var comparison in Comparisons)
        {
            var place = text.IndexOf(comparison, StringComparison.Ordinal);
            if (place > 0)
            {
                var right = text.AsSpan(place + comparison.Length);
                var isNumber = double.TryParse(
                    right, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit);
                rule = isNumber && double.IsFinite(limit) ? Of(text[..place].Trim(), comparison, limit) : null;
                return rule is not null;
            }
        }

        return false;
    }

    /// <summary>The figure that is meant, or null.</summary>
    public CampaignFigure? Find(IReadOnlyList<CampaignFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var wanted = Plain(Figure);
        return figures.FirstOrDefault(figure => Plain(figure.Metric.Name) == wanted);
    }

    /// <summary>Compares; a figure that is unknown or has no value does not hold.</summary>
    public RuleOutcome Judge(IReadOnlyList<CampaignFigure> figures)
    {
        var value = Find(figures)?.Distribution is { } distribution ? ValueIn(distribution) : null;
        var holds = value is { } known && Comparison switch
        {
            ">=" => known >= Limit,
            "<=" => known <= Limit,
            ">" => known > Limit,
            _ => known < Limit,
        };
        return new RuleOutcome(ToString(), value, holds);
    }

    /// <summary>The rule with its statistic, e.g. <c>mean(total_return)&gt;0</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Statistic}({Figure}){Comparison}{Limit:R}");

    private static CampaignRule? Of(string left, string comparison, double limit)
    {
        var open = left.IndexOf('(', StringComparison.Ordinal);
        var statistic = open < 0 ? "mean" : left[..open].Trim().ToLowerInvariant();
        var figure = open < 0 ? left : left[(open + 1)..].TrimEnd(')').Trim();
        var isWhole = open < 0 ? !left.Contains(')', StringComparison.Ordinal) : left.EndsWith(')');
        return isWhole && Plain(figure).Length > 0 && Names.Contains(statistic, StringComparer.Ordinal)
            ? new CampaignRule(statistic, figure, comparison, limit)
            : null;
    }

    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private double? ValueIn(Distribution distribution) => Statistic switch
    {
        "min" => distribution.Min,
        "q1" => distribution.LowerQuartile,
        "median" => distribution.Median,
        "q3" => distribution.UpperQuartile,
        "max" => distribution.Max,
        "sd" => distribution.StandardDeviation,
        "count" => distribution.Count,
        _ => distribution.Mean,
    };
}
