using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class MetricCatalogTests
{
    private const string RewriteSetting = "PLIMSOLL_REWRITE_DOCS";

    [Fact]
    public void All_Names_AreTheNamesOfEveryReport()
    {
        var names = MetricCatalog.All.Select(definition => definition.Name).Order(StringComparer.Ordinal).ToArray();

        foreach (var input in new[] { SampleRun.Of(1000.0), SampleRun.Of(1000, 900), SampleRun.Random(9, 300, 80) })
        {
            Assert.Equal(names, PerformanceAnalysis.Evaluate(input).Metrics.Select(metric => metric.Name));
        }

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.True(names.Length >= 100, $"only {names.Length} metrics");
    }

    [Fact]
    public void All_Definitions_SayUnitFormulaSourceAndWhenUndefined()
    {
        foreach (var definition in MetricCatalog.All)
        {
            Assert.Matches("^[a-z][A-Za-z0-9]*$", definition.Name);
            Assert.NotEmpty(definition.Unit);
            Assert.NotEmpty(definition.Formula);
            Assert.NotEmpty(definition.Source);
            Assert.NotEmpty(definition.UndefinedWhen);
            Assert.Same(definition, MetricCatalog.Definition(definition.Name));
        }

        Assert.Throws<KeyNotFoundException>(() => MetricCatalog.Definition("nothing"));
    }

    [Fact]
    public void All_MetricsThatAreNeverUndefined_HaveAValueEvenInAnEmptyRun()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000.0));
        var always = MetricCatalog.All.Where(definition => definition.UndefinedWhen == "never").ToArray();

        Assert.True(always.Length >= 15);
        Assert.All(always, definition => Assert.True(report[definition.Name].HasValue, definition.Name));
    }

    [Fact]
    public void All_Metrics_HaveAValueInAFullRun()
    {
        // A bad day for the tail, then a steady rise to a new peak, so that every drawdown is recovered.
        var returns = CheckSeries.Pseudo(11, 300, 0.003, 0.012);
        returns[100] = -0.07;
        returns[^1] = 0.04;
        var equity = new double[301];
        equity[0] = 10_000.0;
        for (var index = 0; index < 300; index++)
        {
            equity[index + 1] = equity[index] * (1.0 + returns[index]);
        }

        var other = SampleRun.Random(11, 300, 80);
        var report = PerformanceAnalysis.Evaluate(other with
        {
            FinalEquity = equity[^1],
            DailyEquity = SampleRun.Points(equity),
            Trades = [.. other.Trades, SampleRun.Trade(50_000.0, 12)],
            MaximumDrawdownFraction = 0.3,
            MaximumDrawdownDurationNs = SampleRun.DayNs,
        });

        Assert.All(report.Metrics, metric => Assert.True(metric.Value.HasValue, metric.Name));
    }

    [Fact]
    public void ToMarkdown_IsTheReferencePage()
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "docs", "metrics.md");
        if (Environment.GetEnvironmentVariable(RewriteSetting) == "1")
        {
            File.WriteAllText(path, MetricCatalog.ToMarkdown());
        }

        Assert.True(
            File.ReadAllText(path) == MetricCatalog.ToMarkdown(),
            $"docs/metrics.md is not what the catalog prints; run this test with {RewriteSetting}=1 to rewrite it.");
    }
}
