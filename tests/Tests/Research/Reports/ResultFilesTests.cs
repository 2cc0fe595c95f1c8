using System.Globalization;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class ResultFilesTests
{
    [Fact]
    public void Render_Year_GivesTheFiveFilesSortedByName()
    {
        Assert.Equal(
            ["equity.csv", "orders.csv", "report.html", "result.json", "trades.csv"],
            ResultFiles.Render(SampleResult.Year()).Select(file => file.Name));
    }

    [Fact]
    public void Render_TwiceFromEqualResults_GivesTheSameBytes()
    {
        SampleShape shape = new() { Days = 120 };
        AssertSame(ResultFiles.Render(SampleResult.Build(shape)), ResultFiles.Render(SampleResult.Build(shape)));
    }

    [Fact]
    public void Render_UnderAnotherCultureAndTimeZone_GivesTheSameBytes()
    {
        var expected = ResultFiles.Render(SampleResult.Year());
        var culture = CultureInfo.CurrentCulture;
        var zone = Environment.GetEnvironmentVariable("TZ");
        try
        {
            CultureInfo.CurrentCulture = Foreign();
            Environment.SetEnvironmentVariable("TZ", "Asia/Kolkata");
            TimeZoneInfo.ClearCachedData();
            Assert.Equal("1~5", 1.5.ToString());
            AssertSame(expected, ResultFiles.Render(SampleResult.Year()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void Render_ParametersInAnotherOrder_GivesTheSameBytes()
    {
        var result = SampleResult.Year();
        var turned = result with
        {
            StrategyParameters = [.. result.StrategyParameters.Reverse()],
        };
        AssertSame(ResultFiles.Render(result), ResultFiles.Render(turned));
    }

    [Fact]
    public void Render_AnotherTrade_ChangesTheResultHash()
    {
        var result = SampleResult.Year();
        RunResult other = result with { Trades = [.. result.Trades.Skip(1)] };
        Assert.NotEqual(ResultJsonTests.Hash(result), ResultJsonTests.Hash(other));
    }

    private static void AssertSame(IReadOnlyList<ResultFile> expected, IReadOnlyList<ResultFile> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Name, actual[i].Name);
            Assert.True(expected[i].Content.Span.SequenceEqual(actual[i].Content.Span), expected[i].Name + " differs");
        }
    }

    /// <summary>A culture unlike the invariant one in everything that could leak into a file.</summary>
    private static CultureInfo Foreign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = "~";
        culture.NumberFormat.NumberGroupSeparator = "_";
        culture.NumberFormat.NegativeSign = "minus";
        culture.NumberFormat.PercentDecimalSeparator = "~";
        culture.DateTimeFormat.DateSeparator = "!";
        culture.DateTimeFormat.TimeSeparator = "!";
        culture.DateTimeFormat.AbbreviatedMonthNames = [.. Enumerable.Range(1, 13).Select(i => "m" + (char)('a' + i))];
        return culture;
    }
}
