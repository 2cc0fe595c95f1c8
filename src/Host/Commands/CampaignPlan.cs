using System.Globalization;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Risk;
using Plimsoll.Research.Campaigns;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary>A campaign as it was asked for, and what follows for each of its runs.</summary>
internal sealed class CampaignPlan
{
    private readonly IReadOnlyDictionary<string, string> parameters;
    private readonly string strategyText;
    private readonly LoadedStrategy strategy;

    public CampaignPlan(
        BacktestSettings settings, LoadedStrategy strategy, IReadOnlyDictionary<string, string> parameters,
        string strategyText)
    {
        Settings = settings;
        this.strategy = strategy;
        this.parameters = parameters;
        this.strategyText = strategyText;
    }

    public BacktestSettings Settings { get; }

    public required int Count { get; init; }

    public required ulong Seed { get; init; }

    public required int Days { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<CampaignRule> Rules { get; init; }

    public required int ParallelMax { get; init; }

    /// <summary>Seed of a run, counted from 0.</summary>
    public ulong SeedOf(int place) => unchecked(Seed + (ulong)place);

    public CampaignRequest Request(IReadOnlyList<CampaignCase> cases, string currency)
    {
        var probe = strategy.Factory.Create(parameters);
        return new CampaignRequest
        {
            Name = Name,
            StrategyName = strategy.Factory.Name,
            Parameters = strategy.Factory.ValuesOf(probe),
            Configuration = Configuration(),
            Currency = currency,
            Seed = Seed,
            Cases = cases,
            Rules = Rules,
            ParallelMax = Campaign.ParallelFor(probe, ParallelMax),
            ReproduceCommand = CommandFor(Settings, Count, Seed),
        };
    }

    /// <summary>The run over a made market with a seed.</summary>
    public BacktestRequest RequestFor(RunSeries world, ulong seed) =>
        RequestFor([world], Settings, [], CommandFor(Settings, 1, seed));

    /// <summary>A run that a backtest makes too: over a window of stored data, or a made order book.</summary>
    public BacktestRequest RequestFor(
        IReadOnlyList<RunSeries> series, BacktestSettings settings, IReadOnlyList<RunSeries> rates) =>
        RequestFor(series, settings, rates, ReproduceCommand.Of(settings, strategyText, parameters));

    private BacktestRequest RequestFor(
        IReadOnlyList<RunSeries> series, BacktestSettings settings, IReadOnlyList<RunSeries> rates, string command) =>
        new()
        {
            StrategyName = strategy.Factory.Name,
            CreateStrategy = () => strategy.Factory.Create(parameters),
            Parameters = strategy.Factory.ValuesOf(strategy.Factory.Create(parameters)),
            CodeHash = strategy.CodeHash,
            Series = series,
            Books = settings.Books?.Rules,
            Period = settings.Period,
            From = settings.From,
            To = settings.To,
            Cash = settings.Cash,
            Fees = settings.Costs.Fees,
            Slippage = settings.Costs.Slippage,
            Partials = settings.Costs.Partials,
            Charges = settings.Costs.Charges,
            Margin = settings.Costs.Margin,
            AccountCurrency = settings.Costs.AccountCurrency,
            RateSeries = rates,
            Policy = settings.Policy,
            Sizing = settings.Sizing,
            Risk = settings.Risk,
            LeverageMax = settings.LeverageMax,
            EquityIntervalNs = settings.EquityIntervalNs,
            WarmUpBars = settings.WarmUpBars,
            RiskFreeAnnual = settings.RiskFreeAnnual,
            // Each run would be made under every policy, and the campaign asks another question.
            TriesOtherPolicies = false,
            ComparesWithHolding = settings.ComparesWithHolding,
            ReproduceCommand = command,
        };

    private List<NamedText> Configuration()
    {
        var market = Settings.Books is { World: { } world } made
            ? Invariant($"world {world}, {made.WorldMinutes} minutes")
            : Settings.Instruments.Count == 0 ? Invariant($"made bars, {Days} days")
            : string.Join(',', Settings.Instruments);
        List<NamedText> all =
        [
            new("market", market),
            new("period", Settings.Period.ToString()),
            new("cash", Settings.Cash.ToString()),
            new("fees", Settings.Costs.Fees.ToString()),
            new("slippage", Settings.Costs.Slippage.ToString()),
            new("fill", Settings.Policy.ToString()),
            new("sizing", Settings.Sizing.ToString()),
        ];
        if (Settings.Risk is { } risk)
        {
            all.Add(new NamedText("limits", string.Join("; ", RiskText.Format(risk))));
        }

        if (Settings.Books is { } books)
        {
            all.Add(new NamedText("books", books.Rules.ToString()));
        }

        if (Settings.LeverageMax is { } leverage)
        {
            all.Add(new NamedText("leverage", Invariant($"{leverage}")));
        }

        if (Settings.WarmUpBars is { } bars)
        {
            all.Add(new NamedText("warmUp", Invariant($"{bars} bars")));
        }

        return all;
    }

    /// <summary>The backtest's command line with the campaign's own options in front.</summary>
    private string CommandFor(BacktestSettings settings, int count, ulong seed)
    {
        var text = ReproduceCommand.Of(settings, strategyText, parameters);
        var rest = text["plimsoll backtest".Length..];
        var days = settings.Instruments.Count == 0 && settings.Books is null ? Invariant($" --days {Days}") : "";
        var rules = string.Concat(Rules.Select(static rule => " --require " + Shell.Quote(rule.ToString())));
        return "plimsoll campaign" + rest + Invariant($" --runs {count} --seed {seed}") + days
            + (count == Count ? rules : "") + " --name " + Name;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
