using System.CommandLine;
using Plimsoll.Data.Json;
using Plimsoll.Data.Quality;
using Plimsoll.Data.Store;
using Plimsoll.Data.Synthetic;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll demo</c></summary>
internal sealed class DemoCommand : PlimsollCommand
{
    private const string DefaultFolder = "plimsoll-demo";
    private const string InstrumentName = "DEMO.SYNTH";
    private const string StrategyName = "SmaCross";

    /// <summary>Calmer than the default market, with weaker trends: a strategy must not look better here than it
    /// could be.</summary>
    private static readonly SyntheticParameters Behaviour = new()
    {
        StartPrice = 20_000,
        AnnualVolatility = 0.5,
        TrendStrength = 0.4,
    };

    private readonly TextOption output = new("--out", "DIR", "Folder for the demo's data and results.")
    {
        DefaultText = DefaultFolder,
        IsPath = true,
    };

    public DemoCommand()
        : base("demo",
            "Make a market, check it, run a strategy on it and write the report. Needs no file and no network.") =>
        Options.Add(output);

    public override IReadOnlyList<string> Examples => ["plimsoll demo", "plimsoll demo --out my-demo"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var folder = new ValueReader(arguments).Text(output) ?? DefaultFolder;
        var catalog = Path.Combine(folder, "catalog");
        var loader = StrategyLoader.OfProgram(scope.OwnStrategy);
        var strategy = scope.OwnStrategy is null ? loader.Load(StrategyName) : loader.Load(null);
        MakeMarket(scope.Output, catalog);
        Check(scope.Output, catalog);
        Tell(scope.Output, $"3. Run {strategy.Factory.Name} on hourly bars, with fees and slippage");
        var run = new BacktestRun(scope.Output, Settings(), strategy, new Dictionary<string, string>())
        {
            CatalogFolder = catalog,
            OutputFolder = Path.Combine(folder, "result"),
            StrategyText = strategy.Factory.Name,
        };
        var code = run.Execute();
        if (!scope.Output.IsJson)
        {
            scope.Output.Line(
                "The market is made, and trends more than most: these figures show how it works, not what it earns.");
        }

        SayNext(scope, folder, catalog);
        return code;
    }

    private static void MakeMarket(Output output, string catalog)
    {
        Tell(output, $"1. Make a market: {InstrumentName}, a year of one-minute bars, seed 1");
        var instrument = new Instrument(
            InstrumentId.Parse(InstrumentName),
            InstrumentKind.Spot,
            DecimalGrid.Parse("0.01"),
            DecimalGrid.Parse("0.001"),
            Currency.Of("USDT"),
            "24x7");
        using var interrupt = new Interrupt(output);
        using var display = new ProgressDisplay(output, "making the market");
        var market = new SyntheticMarket(instrument, Behaviour);
        market.Run(catalog, display.Report, interrupt.Token);
    }

    private static void Check(Output output, string folder)
    {
        Tell(output, "2. Check its quality");
        var catalog = Catalog.Open(folder);
        using var interrupt = new Interrupt(output);
        using var display = new ProgressDisplay(output, "checking");
        foreach (var series in catalog.List())
        {
            var check = new SeriesCheck(
                catalog, done => display.Report("checking", done, series.Rows), interrupt.Token);
            SeriesQualityReport report = check.Run(series);
            using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
            QualityJson.Write(json, report, findingsMax: 0);
            catalog.StoreQuality(series.Key, System.Text.Encoding.UTF8.GetString(json.ToArray()));
            if (!output.IsJson)
            {
                output.Line(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"  {series.Key}: {report.Rows:N0} rows, score {report.Score:0.000} of 1"));
            }
        }
    }

    private static BacktestSettings Settings() => new()
    {
        Instruments = [InstrumentId.Parse(InstrumentName)],
        Period = BarPeriod.OneHour,
        Cash = Amount.FromUnits(100_000),
        Costs = new CostSettings
        {
            Fees = FeeSchedule.TryParse("bps:10", out var fees) ? fees : FeeSchedule.None,
            Slippage = SlippageModel.TryParse("bps:2", out var slippage) ? slippage : SlippageModel.None,
        },
    };

    private static void SayNext(CommandScope scope, string folder, string catalog)
    {
        if (scope.Output.IsJson)
        {
            return;
        }

        var program = scope.ProgramName;
        var data = $"--instrument {InstrumentName} --period 1h --catalog {Shell.Quote(catalog)}";
        scope.Output.Line();
        scope.Output.Line("What to try next:");
        scope.Output.Line($"  {program} strategies");
        scope.Output.Line(
            $"  {program} backtest --strategy RsiReversion --set Low=25 {data} --fees bps:10 "
            + $"--out {Shell.Quote(Path.Combine(folder, "rsi"))}");
        scope.Output.Line($"  {program} data show {data}".Replace("1h", "1m", StringComparison.Ordinal));
        scope.Output.Line($"  {program} data import --help");
    }

    private static void Tell(Output output, string step)
    {
        if (!output.IsJson)
        {
            output.Line(step);
            output.Flush();
        }
    }
}
