using System.Text;
using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>
/// The report as one file: no request to any other host, complete without its script, which only adds the read-out
/// under the
/// pointer and the switch between light and dark.
/// </summary>
internal static class ReportPage
{
    private const string Mark =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"
        + "<circle cx=\"12\" cy=\"12\" r=\"7.6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        + "<path d=\"M1 12H23\" stroke=\"currentColor\" stroke-width=\"2\"/></svg>";

    private static readonly (string Id, string Title)[] Sections =
    [
        ("equity", "Equity"), ("returns", "Returns"), ("trades", "Trades"), ("costs", "Costs"),
        (MarketMakingSection.Id, "Market making"),
        (RiskSection.Id, "Limits"),
        ("policies", "Fill policies"), ("data", "Data"), ("breakdown", "Breakdown"), ("figures", "All figures"),
        ("reproduce", "Reproduce"),
    ];

    /// <summary>Renders the page.</summary>
    public static ResultFile Render(RunResult result, IReadOnlyList<string> warnings, string resultHash)
    {
        MarkupWriter page = new();
        page.Trusted("<!DOCTYPE html>\n");
        page.Open("html", ("lang", "en")).Line();
        WriteHead(page, result);
        page.Open("body").Line().Trusted(Marks.Symbols).Line().Open("div", ("class", "wrap")).Line();
        page.Open("header").Line();
        page.Open("div", ("class", "mast")).Open("span", ("class", "brand")).Trusted(Mark).Text("Plimsoll").Close();
        page.Element("span", "Backtest report", ("class", "kind"));
        page.Element("button", "Dark page", ("type", "button"), ("class", "theme")).Close().Line();
        VerdictSection.Write(page, result);
        page.Close().Line();
        WriteContents(page, result);
        page.Open("main").Line();
        WriteWarnings(page, warnings);
        EquitySection.Write(page, result);
        ReturnSection.Write(page, result);
        TradeSection.Write(page, result);
        CostSection.Write(page, result);
        MarketMakingSection.Write(page, result);
        RiskSection.Write(page, result);
        PolicySection.Write(page, result);
        QualitySection.Write(page, result);
        BreakdownSection.Write(page, result);
        MetricSection.Write(page, result);
        ReproductionSection.Write(page, result, resultHash);
        page.Close().Line();
        page.Element("footer",
            $"Plimsoll {result.ProductVersion}. Times are UTC. A backtest is a calculation about the past "
            + "under stated assumptions; it promises nothing.");
        page.Close().Line();
        page.Open("script").Trusted("\n" + Resource("report.js")).Close().Line();
        page.Close().Line().Close().Line();
        return new ResultFile(ResultFiles.Report, Encoding.UTF8.GetBytes(page.ToString()));
    }

    /// <summary>Opens a section of the page with its heading; close it yourself.</summary>
    internal static MarkupWriter OpenSection(MarkupWriter page, string id, string title, string lead)
    {
        page.Open("section", ("id", id), ("aria-labelledby", id + "-heading")).Line();
        page.Element("h2", title, ("id", id + "-heading"));
        return page.Element("p", lead, ("class", "lead")).Line();
    }

    /// <summary>Says in place of a chart or table why it is not there.</summary>
    internal static void None(MarkupWriter page, string reason) => page.Element("p", reason, ("class", "none")).Line();

    private static void WriteHead(MarkupWriter page, RunResult result)
    {
        page.Open("head").Line();
        page.Empty("meta", ("charset", "utf-8")).Line();
        page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        page.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Line();
        // An empty icon keeps browsers from asking a server for one.
        page.Empty("link", ("rel", "icon"), ("href", "data:,")).Line();
        page.Element("title", $"{result.StrategyName} – backtest report").Line();
        page.Open("style").Trusted("\n" + Resource("report.css")).Close().Line();
        page.Close().Line();
    }

    private static void WriteContents(MarkupWriter page, RunResult result)
    {
        page.Open("nav", ("class", "contents"), ("aria-label", "Sections")).Open("ul");
        foreach (var (id, title) in Sections)
        {
            if ((id != MarketMakingSection.Id || result.MarketMaking.Count > 0)
                && (id != RiskSection.Id || result.Risk is not null))
            {
                page.Open("li").Element("a", title, ("href", "#" + id)).Close();
            }
        }

        page.Close().Close().Line();
    }

    private static void WriteWarnings(MarkupWriter page, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        page.Open("aside", ("class", "warnings"), ("aria-labelledby", "warnings-heading"));
        page.Element("h2", "Before you believe it", ("id", "warnings-heading")).Open("ul");
        foreach (var warning in warnings)
        {
            page.Element("li", warning);
        }

        page.Close().Close().Line();
    }

    /// <summary>A style or script of the pages.</summary>
    internal static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The part '{name}' is missing from the assembly.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
