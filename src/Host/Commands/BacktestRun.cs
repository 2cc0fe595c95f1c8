using Plimsoll.Data.Store;
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
        var catalog = Catalog.Open(CatalogFolder);
        RequireKnown(catalog);
        var basePeriod = CatalogSeries.BasePeriod(catalog, settings.Instruments, settings.Period);
        var stored = settings.Instruments.Select(id => catalog.OpenBars(id, basePeriod, settings.Adjustment)).ToArray();
        try
        {
            var outcome = Run(values, catalog, stored);
            Report(outcome);
            return outcome.Failure is null ? ExitCode.Ok : throw outcome.Failure;
        }
        finally
        {
            foreach (var series in stored)
            {
                series.Dispose();
            }
        }
    }

    private BacktestOutcome Run(IReadOnlyList<NamedText> values, Catalog catalog, BarSeries[] stored)
    {
        var request = new BacktestRequest
        {
            StrategyName = strategy.Factory.Name,
            CreateStrategy = () => strategy.Factory.Create(parameters),
            Parameters = values,
            CodeHash = strategy.CodeHash,
            Series = [.. stored.Select(series => SeriesOf(catalog, series))],
            Period = settings.Period,
            From = settings.From,
            To = settings.To,
            Cash = settings.Cash,
            Fees = settings.Fees,
            Slippage = settings.Slippage,
            Policy = settings.Policy,
            Sizing = settings.Sizing,
            LeverageMax = settings.LeverageMax,
            EquityIntervalNs = settings.EquityIntervalNs,
            WarmUpBars = settings.WarmUpBars,
            RiskFreeAnnual = settings.RiskFreeAnnual,
            TriesOtherPolicies = settings.TriesOtherPolicies,
            ComparesWithHolding = settings.ComparesWithHolding,
            Journal = JournalFolder is { } folder
                ? new JournalTarget(folder, StrategyText, ProductVersion.Text)
                : null,
            ReproduceCommand = ReproduceCommand.Of(settings, StrategyText, parameters),
        };
        var bars = stored.Sum(static series => series.Count);
        using var interrupt = new Interrupt(output);
        using var display = new ProgressDisplay(output, "running");
        return Backtest.Run(request, done => display.Report("running", done, bars), interrupt.Token);
    }

    /// <summary>Adjusted prices do not jump at splits any more, so there is nothing to know about them.</summary>
    private RunSeries SeriesOf(Catalog catalog, BarSeries series) => CatalogSeries.Of(series) with
    {
        OpenQuotes = CatalogSeries.QuotesBeside(catalog, series),
        Facts = settings.Adjustment == Adjustment.None ? KnownSplits.Of(catalog, series.Instrument) : null,
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

    private void RequireKnown(Catalog catalog)
    {
        var known = catalog.List().Where(static series => series.Key.Kind == SeriesKind.Bars).ToArray();
        if (known.Length == 0)
        {
            throw CommandException.Usage(
                "the catalog holds no bars", catalog.Folder,
                    "fill it with 'plimsoll data import' or 'plimsoll data synth'");
        }

        foreach (var id in settings.Instruments)
        {
            if (!Array.Exists(known, series => series.Key.Instrument == id))
            {
                throw SeriesSelection.UnknownInstrument(id, known);
            }
        }
    }
}
