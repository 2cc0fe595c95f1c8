using Microsoft.Playwright;

namespace Plimsoll.Tests.EndToEnd.Reports;

/// <summary>A page that is open, with everything it asked for and complained about.</summary>
internal sealed class OpenPage
{
    public OpenPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Messages.Add(message.Type + ": " + message.Text);
        page.PageError += (_, error) => Messages.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Every address that was asked for, the page's own first.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Errors and everything written to the console.</summary>
    public List<string> Messages { get; } = [];

    public async Task GoAsync(string file)
    {
        await Page.GotoAsync(new Uri(file).AbsoluteUri);
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>What the page's root has as background, as <c>rgb(r, g, b)</c>.</summary>
    public Task<string> BackgroundAsync() =>
        Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
