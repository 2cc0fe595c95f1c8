using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary>Runs one backtest from settings to written files and printed figures.</summary>
internal sealed class BacktestRun
{
    private readonly Output output;
    private readonly BacktestSettings settings;
    private readonly LoadedStrategy strategy;
    private readonly IReadOnlyDictionary<string, string> parameters;

    public BacktestRun(
        Output output, BacktestSettings settings, LoadedStrategy strategy, IReadOnlyDictionary<string,
            string> parameters)
    {
        this.output = output;
        this.settings = settings;
        this.strategy = strategy;
        this.parameters = parameters;
    }

    public required string CatalogFolder { get; init; }

    /// <summary>Where the result is written; null for nowhere.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Where every event and command is written down; null for nowhere.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>The strategy as the command that repeats the run names it.</summary>
    public required string StrategyText { get; init; }

    /// <exception cref="CommandException">An instrument is unknown.</exception>
    /// <exception cref="Research.Strategies.StrategyParameterException">A parameter is unknown, unreadable or out of
    /// range.</exception>
    public ExitCode Execute()
    {
        var values = strategy.Factory.ValuesOf(strategy.Factory.Create(parameters));
        using var market = new RunMarket();
        market.Open(settings, CatalogFolder);
        var outcome = Run(values, market);
        Report(outcome);
        return outcome.Failure is null ? ExitCode.Ok : throw outcome.Failure;
    }

    private BacktestOutcome Run(IReadOnlyList<NamedText> values, RunMarket market)
    {
        var request = Request(settings, strategy, parameters, values, market) with
        {
            Journal = JournalFolder is { } folder
                ? new JournalTarget(folder, StrategyText, ProductVersion.Text)
                : null,
            ReproduceCommand = ReproduceCommand.Of(settings, StrategyText, parameters),
        };
        using var interrupt = new Interrupt(output);
        using var display = new ProgressDisplay(output, "running");
        return Backtest.Run(request, done => display.Report("running", done, market.Count), interrupt.Token);
    }

    /// <summary>What is run, without a journal and without the command that repeats it.</summary>
    public static BacktestRequest Request(
        BacktestSettings settings, LoadedStrategy strategy, IReadOnlyDictionary<string, string> parameters,
        IReadOnlyList<NamedText> values, RunMarket market) => new()
        {
            StrategyName = strategy.Factory.Name,
            CreateStrategy = () => strategy.Factory.Create(parameters),
            Parameters = values,
            CodeHash = strategy.CodeHash,
            Series = market.Series,
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
            RateSeries = market.Rates,
            Policy = settings.Policy,
            Sizing = settings.Sizing,
            LeverageMax = settings.LeverageMax,
            EquityIntervalNs = settings.EquityIntervalNs,
            WarmUpBars = settings.WarmUpBars,
            RiskFreeAnnual = settings.RiskFreeAnnual,
            TriesOtherPolicies = settings.TriesOtherPolicies,
            ComparesWithHolding = settings.ComparesWithHolding,
        };

    private void Report(BacktestOutcome outcome)
    {
        if (OutputFolder is { } folder)
        {
            new ResultFolder().Write(folder, outcome.Result);
        }

        if (output.IsJson)
        {
            output.Raw(ResultJson(outcome.Result));
            return;
        }

        FigureTable.Write(output.Human, outcome.Result);
        if (OutputFolder is { } written)
        {
            output.Line();
            output.Line("report: " + Path.Combine(written, ResultFiles.Report));
        }
    }

    /// <summary>The very bytes of result.json.</summary>
    private ReadOnlySpan<byte> ResultJson(RunResult result) => OutputFolder is { } folder
        ? File.ReadAllBytes(Path.Combine(folder, ResultFiles.Result))
        : ResultFiles.Render(result).First(static file => file.Name == ResultFiles.Result).Content.Span;
}
