using Microsoft.Playwright;

namespace Plimsoll.Tests.EndToEnd.Reports;

/// <summary>A browser of this machine that looks at one page and keeps account of what the page does.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>The environment variable that names another browser than the usual places.</summary>
    private const string Setting = "PLIMSOLL_BROWSER";

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it; skips the running test, saying what is missing, where there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        var given = Environment.GetEnvironmentVariable(Setting);
        var path = Places.Prepend(given).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"no browser: install chromium or name one with {Setting}");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>Opens a file in a window of this size and theme.</summary>
    public async Task<OpenPage> OpenAsync(string file, int width, ColorScheme scheme, bool withScript = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = withScript,
            Offline = true,
        });
        var page = new OpenPage(await context.NewPageAsync());
        await page.GoAsync(file);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
