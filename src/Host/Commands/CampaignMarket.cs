using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;
using Plimsoll.Research.Campaigns;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary>
/// The markets of a campaign: one made market for each seed, of bars or an order book, or stored data cut into as many
/// windows of equal length as there are runs, one after the other.
/// </summary>
internal sealed class CampaignMarket : IDisposable
{
    private const long SecondNs = 1_000_000_000;
    private readonly RunMarket stored = new();

    /// <exception cref="CommandException">An instrument is unknown, or the windows would be empty.</exception>
    public CampaignMarket(CampaignPlan plan, string catalogFolder)
    {
        if (plan.Settings.Books?.World is not null)
        {
            stored.Open(plan.Settings, catalogFolder);
            Cases = MadeBooks(plan);
            Currency = stored.Series[0].Instrument.Quote.Code;
        }
        else if (plan.Settings.Instruments.Count == 0)
        {
            Cases = MadeBars(plan);
            Currency = BarWorld.Instrument.Quote.Code;
        }
        else
        {
            stored.Open(plan.Settings, catalogFolder);
            Cases = Windows(plan);
            Currency = stored.Series[0].Instrument.Quote.Code;
        }
    }

    public IReadOnlyList<CampaignCase> Cases { get; }

    public string Currency { get; }

    public void Dispose() => stored.Dispose();

    private static List<CampaignCase> MadeBars(CampaignPlan plan)
    {
        if (plan.Settings.Books is not null)
        {
            throw CommandException.Usage(
                "order books of which market?", "--data", "add --instrument for a stored one, --world for a made one");
        }

        if (plan.Settings.From is not null || plan.Settings.To is not null)
        {
            throw CommandException.Usage(
                "a made market has its own length", "--from or --to",
                "set --days, or name stored data by --instrument");
        }

        var cases = new List<CampaignCase>();
        for (var i = 0; i < plan.Count; i++)
        {
            var seed = plan.SeedOf(i);
            cases.Add(new CampaignCase(
                seed,
                string.Create(CultureInfo.InvariantCulture, $"made bars, seed {seed}"),
                () => plan.RequestFor(BarWorld.Of(seed, plan.Days, plan.Settings.Period), seed)));
        }

        return cases;
    }

    /// <summary>Delays that are drawn get the seed of the run too.</summary>
    private static List<CampaignCase> MadeBooks(CampaignPlan plan)
    {
        var cases = new List<CampaignCase>();
        for (var i = 0; i < plan.Count; i++)
        {
            var seed = plan.SeedOf(i);
            var books = plan.Settings.Books!;
            var one = plan.Settings with
            {
                Books = books with
                {
                    WorldSeed = seed,
                    Rules = books.Rules with { Latency = books.Rules.Latency with { Seed = seed } },
                },
            };
            cases.Add(new CampaignCase(
                seed,
                string.Create(CultureInfo.InvariantCulture, $"world {books.World}, seed {seed}"),
                () => plan.RequestFor(OpenWorld(one), one, [])));
        }

        return cases;
    }

    /// <summary>A made market keeps nothing open.</summary>
    private static IReadOnlyList<RunSeries> OpenWorld(BacktestSettings settings)
    {
        using var market = new RunMarket();
        market.Open(settings, "");
        return market.Series;
    }

    private static long FirstNs(RunSeries series)
    {
        var first = new Event[1];
        return series.Open(new InstrumentIndex(0), long.MinValue, long.MaxValue).Read(first) == 0 ? long.MaxValue
            : series.IsBook ? first[0].TimeNs
            : first[0].Bar.OpenTimeNs;
    }

    private CampaignCase Window(CampaignPlan plan, int place, long fromNs, long lengthNs)
    {
        var window = plan.Settings with
        {
            From = Timestamp.FromUnixNanos(fromNs + (place * lengthNs)),
            To = Timestamp.FromUnixNanos(fromNs + ((place + 1) * lengthNs)),
        };
        return new CampaignCase(
            plan.SeedOf(place), $"{window.From} to {window.To}",
            () => plan.RequestFor(stored.Series, window, stored.Rates));
    }

    private List<CampaignCase> Windows(CampaignPlan plan)
    {
        var settings = plan.Settings;
        var fromNs = settings.From?.UnixNanos ?? stored.Series.Min(FirstNs);
        var toNs = settings.To?.UnixNanos ?? stored.Series.Max(static one => one.LastCloseNs);
        var stepNs = settings.Books is null ? settings.Period.Nanos : SecondNs;
        var lengthNs = fromNs >= toNs ? 0 : (toNs - fromNs) / plan.Count / stepNs * stepNs;
        if (lengthNs <= 0)
        {
            throw CommandException.Usage(
                string.Create(
                    CultureInfo.InvariantCulture, $"{plan.Count} windows of the data would hold nothing each"),
                string.Join(',', settings.Instruments), "ask for fewer runs, shorter bars or a longer time");
        }

        return [.. Enumerable.Range(0, plan.Count).Select(i => Window(plan, i, fromNs, lengthNs))];
    }
}
