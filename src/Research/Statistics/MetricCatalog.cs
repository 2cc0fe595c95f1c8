using System.Text;

namespace Plimsoll.Research.Statistics;

/// <summary>
/// Every metric of a report: its name, unit, formula, convention, source and when it is undefined. The reference page
/// of the documentation is this catalog as a table.
/// </summary>
public static class MetricCatalog
{
    /// <summary>All definitions, grouped, in the order of the reference page. Names are unique.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        .. AccountDefinitions.All,
        .. RiskDefinitions.All,
        .. SharpeDefinitions.All,
        .. DrawdownDefinitions.All,
        .. ActivityDefinitions.All,
        .. TradeDefinitions.All,
        .. BenchmarkDefinitions.All,
    ];

    /// <summary>The definition of a metric.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public static MetricDefinition Definition(string name)
    {
        foreach (var definition in All)
        {
            if (string.Equals(definition.Name, name, StringComparison.Ordinal))
            {
                return definition;
            }
        }

        throw new KeyNotFoundException($"There is no metric '{name}'; the names are those of MetricCatalog.All.");
    }

    /// <summary>The reference page: Markdown with one table for each group, LF line ends.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder(Introduction);
        var group = string.Empty;
        foreach (var definition in All)
        {
            if (definition.Group != group)
            {
                group = definition.Group;
                page.Append("\n## ").Append(group).Append("\n\n");
                page.Append("| Name | Unit | Formula | Convention | Source | Undefined |\n|---|---|---|---|---|---|\n");
            }

            page.Append("| `").Append(definition.Name).Append("` | ").Append(definition.Unit);
            page.Append(" | ").Append(Cell(definition.Formula)).Append(" | ").Append(Cell(definition.Convention));
            page.Append(" | ").Append(Cell(definition.Source)).Append(" | ").Append(Cell(definition.UndefinedWhen));
            page.Append(" |\n");
        }

        return page.ToString();
    }

    private const string Introduction =
        """
        # Metrics of a report

        This page is printed from the catalog in the code and a test keeps the two equal.

        An undefined metric is `null`: never zero, infinite or not a number. Fractions are not percent (0.2 is twenty
        per cent), drawdowns are positive, losses and values at risk are negative. Daily returns are simple and the
        first one runs from the start equity. They are undefined as soon as a sample other than the last is at or below
        zero, because a return on nothing or on a debt has no meaning; whatever is made of them is undefined with them.
        Sums run in a fixed order, so the same input gives the same bits.

        Where public libraries disagree, each convention has its own name. The Sharpe ratio's standard error takes raw
        kurtosis (3 for a normal distribution); several libraries put the excess over 3 there and flatter fat tails.

        """;

    private static string Cell(string text) =>
        text.Length == 0 ? "-" : text.Replace("|", "\\|", StringComparison.Ordinal);
}
