using System.Text.RegularExpressions;
using System.Xml.Linq;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class ReportPageTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Render_Year_HasEverySectionInOrder()
    {
        var page = ReportText.Page(SampleResult.Year());
        Assert.Equal(
            ["equity", "returns", "trades", "costs", "policies", "data", "breakdown", "figures", "reproduce"],
            page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        Assert.All(page.Descendants("section"), section => Assert.NotEmpty(section.Element("h2")!.Value));
    }

    [Fact]
    public void Render_Year_LinksOfTheContentsLeadToSections()
    {
        var page = ReportText.Page(SampleResult.Year());
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        var targets = page.Descendants().Attributes("href").Select(each => each.Value).Where(each => each != "data:,")
            .ToArray();
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(target[1..], ids));
        Assert.All(targets, target => Assert.StartsWith("#", target, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Year_ShowsTheVerdictFigures()
    {
        var result = SampleResult.Year();
        var tiles = ReportText.Page(result).Descendants("dl").First().Elements("div")
            .ToDictionary(tile => tile.Element("dt")!.Value, tile => tile.Descendants("span").First().Value,
                StringComparer.Ordinal);
        Assert.Equal(
            ["Final equity", "Total return", "CAGR", "Sharpe ratio", "Maximum drawdown", "Trades", "Win rate", "Fees"],
            tiles.Keys);
        Assert.Equal("102,224.83", tiles["Final equity"]);
        Assert.Equal("+2.22%", tiles["Total return"]);
        Assert.Equal("312", tiles["Trades"]);
        Assert.Equal("7,024.34", tiles["Fees"]);
    }

    [Fact]
    public void Render_Year_EveryChartHasATitleAndADescriptionThatItRefersTo()
    {
        var page = ReportText.Page(SampleResult.Year());
        var charts = page.Descendants(Svg + "svg").Where(svg => svg.Attribute("role")?.Value == "img").ToArray();
        Assert.Equal(
            ["equity-chart", "drawdown-chart", "exposure-chart", "rolling-chart", "distribution-chart", "price-chart-1",
                "price-chart-2", "mae-chart", "mfe-chart"],
            charts.Select(chart =>
                chart.Element(Svg + "title")!.Attribute("id")!.Value.Replace("-title", "", StringComparison.Ordinal)));
        foreach (var chart in charts)
        {
            var names = chart.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal(chart.Element(Svg + "title")!.Attribute("id")!.Value, names[0]);
            Assert.Equal(chart.Element(Svg + "desc")!.Attribute("id")!.Value, names[1]);
            Assert.NotEmpty(chart.Element(Svg + "desc")!.Value);
            // Each drawing stands on its own as XML.
            Assert.Equal(Svg + "svg", XDocument.Parse(chart.ToString()).Root!.Name);
        }
    }

    [Fact]
    public void Render_Year_CoordinatesAreFinite()
    {
        var page = ReportText.Page(SampleResult.Year());
        var paths = page.Descendants(Svg + "path").Attributes("d").Select(each => each.Value).ToArray();
        Assert.True(paths.Length > 10);
        Assert.All(paths, path => Assert.Matches("^[MLHZ0-9 .-]+$", path));
    }

    [Fact]
    public void Render_Year_AsksNoOtherHost()
    {
        AssertSelfContained(ReportText.Of(SampleResult.Year(), ResultFiles.Report));
    }

    [Fact]
    public void Render_HostileText_IsShownAndNeverRun()
    {
        const string Hostile = "<script>alert('x')</script>"
            + "<img src=\"http://evil.example/x\" onerror=alert(1)>&amp;\u0001";
        var year = SampleResult.Build(new SampleShape { StrategyName = Hostile, ExitReason = Hostile, Days = 40 });
        var result = year with
        {
            Warnings = [Hostile],
            FeeModel = Hostile,
            ReproduceCommand = Hostile,
            StrategyParameters = [new NamedText(Hostile, Hostile)],
            Benchmark = new BenchmarkSeries(Hostile + "|", year.Benchmark!.Points),
        };
        var page = ReportText.Page(result);
        Assert.Single(page.Descendants("script"));
        Assert.Empty(page.Descendants("img"));
        Assert.Equal("<script>alert('x')</script><img src=\"http://evil.example/x\" onerror=alert(1)>&amp;\uFFFD",
            page.Descendants("h1").Single().Value);
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Year_IsUnderOneMegabyteWithoutPathsOrClock()
    {
        var html = ReportText.Of(SampleResult.Build(new SampleShape { StepsPerDay = 1440, InstrumentCount = 1 }),
            ResultFiles.Report);
        Assert.InRange(html.Length, 50_000, 1_000_000);
        Assert.DoesNotContain(AppContext.BaseDirectory, html, StringComparison.Ordinal);
        Assert.DoesNotContain(ReferenceData.RepositoryRoot, html, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', html);
    }

    [Fact]
    public void Render_TenThousandTrades_StaysSmallAndSaysWhatIsLeftOut()
    {
        var result = SampleResult.Build(new SampleShape { InstrumentCount = 5, TradesPerInstrument = 2000,
            StepsPerDay = 48 });
        Assert.True(result.Trades.Count >= 9_900);
        var html = ReportText.Bytes(result, ResultFiles.Report);
        Assert.InRange(html.Length, 100_000, 1_000_000);
        var text = ReportText.Visible(result);
        Assert.Contains("marks that would cover each other are left out", text, StringComparison.Ordinal);
        Assert.Contains("4 of 5 instruments are drawn", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_HundredInstruments_ListsThemAll()
    {
        var result = SampleResult.Build(new SampleShape { InstrumentCount = 100, TradesPerInstrument = 3, Days = 30 });
        var page = ReportText.Page(result);
        var table = page.Descendants("section").Single(each => each.Attribute("id")!.Value == "reproduce")
            .Descendants("table").Single();
        Assert.Equal(100, table.Element("tbody")!.Elements("tr").Count());
        Assert.Contains("and 96 more", ReportText.Visible(result), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Thin))]
    public void Render_ThinResult_IsStillAWholePage(string name, string expected)
    {
        var result = SampleCases.Of(name);
        var page = ReportText.Page(result);
        Assert.Equal(9, page.Descendants("section").Count());
        Assert.Contains(expected, ReportText.Visible(result), StringComparison.Ordinal);
        AssertSelfContained(ReportText.Of(result, ResultFiles.Report));
        Assert.DoesNotContain("NaN", ReportText.Visible(result), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", ReportText.Visible(result), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Thin() => new()
    {
        { SampleCases.NoData, "There was no data" },
        { SampleCases.NoOrders, "never sent an order" },
        { SampleCases.NoFills, "not enough cash (2); the data ended (1)" },
        { SampleCases.OneBar, "fewer than two days" },
        { SampleCases.AllLosing, "No trade ended with a profit." },
        { SampleCases.Huge, "tn" },
        { SampleCases.Ruined, "became −" },
        { SampleCases.NothingMoves, "100,000.00" },
    };

    private static void AssertSelfContained(string html)
    {
        var rest = html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        string[] forbidden =
        [
            "https?:", @"[""'(=]\s*//", @"url\s*\(|@import|\bsrc\s*=|srcset", @"href=""(?!#|data:,"")",
            @"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(",
        ];
        foreach (var pattern in forbidden)
        {
            Assert.False(Regex.IsMatch(rest, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10)), pattern);
        }
    }
}
