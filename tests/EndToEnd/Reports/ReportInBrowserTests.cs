using Microsoft.Playwright;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;
using Plimsoll.Tests.Research.Reports;

namespace Plimsoll.Tests.EndToEnd.Reports;

[Trait("Needs", "Browser")]
public sealed class ReportInBrowserTests : IDisposable
{
    private const string Light = "rgb(246, 247, 248)";
    private const string Dark = "rgb(14, 17, 21)";

    private readonly string _root = Directory.CreateTempSubdirectory("plimsoll-browser").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Report_AnyWidthAndTheme_AsksNothingComplainsOfNothingAndFits(int width, ColorScheme scheme)
    {
        var file = Write(SampleResult.Year());
        await using var browser = await Browser.StartAsync();
        var open = await browser.OpenAsync(file, width, scheme);
        Assert.Equal([new Uri(file).AbsoluteUri], open.Requests.Where(url => !url.StartsWith("data:", Ordinal)));
        Assert.Empty(open.Messages);
        Assert.Equal(0, await open.OverflowAsync());
        Assert.Equal(scheme == ColorScheme.Dark ? Dark : Light, await open.BackgroundAsync());
    }

    [Fact]
    public async Task Report_HostileText_RunsNothing()
    {
        const string Hostile = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        var file = Write(
            SampleResult.Build(new SampleShape { StrategyName = Hostile, ExitReason = Hostile, Days = 40 }));
        await using var browser = await Browser.StartAsync();
        var open = await browser.OpenAsync(file, 390, ColorScheme.Light);
        Assert.Equal(Hostile + " – backtest report", await open.Page.TitleAsync());
        Assert.Equal(Hostile, await open.Page.Locator("h1").TextContentAsync());
        Assert.Single(open.Requests, url => !url.StartsWith("data:", Ordinal));
        Assert.Equal(0, await open.OverflowAsync());
    }

    [Theory]
    [InlineData(SampleCases.NoData)]
    [InlineData(SampleCases.OneBar)]
    [InlineData(SampleCases.Huge)]
    public async Task Report_ThinResult_FitsAPhoneWithoutComplaint(string name)
    {
        var file = Write(SampleCases.Of(name));
        await using var browser = await Browser.StartAsync();
        var open = await browser.OpenAsync(file, 390, ColorScheme.Light);
        Assert.Empty(open.Messages);
        Assert.Equal(0, await open.OverflowAsync());
    }

    [Fact]
    public async Task ThemeButton_Pressed_TurnsThePageAndBack()
    {
        var file = Write(SampleResult.Year());
        await using var browser = await Browser.StartAsync();
        var open = await browser.OpenAsync(file, 1280, ColorScheme.Light);
        var button = open.Page.Locator("button.theme");
        Assert.Equal("Dark page", await button.TextContentAsync());
        await button.ClickAsync();
        Assert.Equal(Dark, await open.BackgroundAsync());
        Assert.Equal("Light page", await button.TextContentAsync());
        await button.ClickAsync();
        Assert.Equal(Light, await open.BackgroundAsync());
    }

    [Fact]
    public async Task Pointer_AtTheEndOfTheEquityChart_ReadsTheLastDay()
    {
        var file = Write(SampleResult.Year());
        await using var browser = await Browser.StartAsync();
        var open = await browser.OpenAsync(file, 1280, ColorScheme.Light);
        var plot = open.Page.Locator("#equity .plot[data-times]");
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(box.X + box.Width - 1, box.Y + 40);
        var tip = await plot.Locator(".tip").TextContentAsync();
        Assert.Contains("2024-12-31", tip!, Ordinal);
        Assert.Contains("Equity  102,224.83", tip!, Ordinal);
        Assert.Empty(open.Messages);
    }

    [Fact]
    public async Task Report_WithoutScript_IsComplete()
    {
        var file = Write(SampleResult.Year());
        await using var browser = await Browser.StartAsync();
        var open = await browser.OpenAsync(file, 1280, ColorScheme.Dark, withScript: false);
        Assert.False(await open.Page.Locator("button.theme").IsVisibleAsync());
        Assert.Equal(9, await open.Page.Locator("section").CountAsync());
        Assert.True(await open.Page.Locator("#equity-chart-title").CountAsync() == 1);
        Assert.True(await open.Page.Locator("section#reproduce").IsVisibleAsync());
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;

    private string Write(RunResult result)
    {
        var folder = Path.Combine(_root, "result");
        new ResultFolder().Write(folder, result);
        return Path.Combine(folder, ResultFiles.Report);
    }
}
