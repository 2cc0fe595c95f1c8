using System.CommandLine;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll backtest</c></summary>
internal sealed class BacktestCommand : PlimsollCommand
{
    private readonly TextOption strategy =
        new("--strategy", "NAME|FILE",
            "A shipped strategy, FILE.cs or FILE.dll; with :CLASS where a file holds several.")
        {
            IsPath = true,
        };

    private readonly Option<string[]> set =
        new("--set") { Description = "Set a parameter of the strategy; may stand several times.",
            HelpName = "NAME=VALUE" };

    private readonly TextOption output = new("--out", "DIR", "Folder for result.json, report.html and the tables.")
    {
        DefaultText = "nothing is written",
        IsPath = true,
    };

    private readonly JournalTargetOptions journal = new();
    private readonly TextOption catalog = CatalogOption.Create();
    private readonly BacktestOptions options = new();

    public BacktestCommand()
        : base("backtest", "Run a strategy over stored data and write its result and report.")
    {
        Options.Add(strategy);
        Options.Add(set);
        foreach (var option in options.All)
        {
            Options.Add(option);
        }

        Options.Add(catalog);
        Options.Add(output);
        foreach (var option in journal.All)
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll backtest --strategy SmaCross --instrument BTCUSDT.BINANCE --period 1m --out result",
        "plimsoll backtest --strategy SmaCross --set Fast=10 --set Slow=40 --instrument BTCUSDT.BINANCE --period 1h "
            + "--cash 100000 --fees bps:10 --slippage bps:2 --out result",
        "plimsoll backtest --strategy MyStrategy.cs --instrument SPY.XNYS,QQQ.XNYS --period 1d --from 2020-01-01 "
            + "--sizing percent:50 --out result --json",
        "plimsoll backtest --strategy MarketMaker --world calm --world-seed 7 --minutes 30 --queue power:2 "
            + "--latency 5ms --fees bps:maker=-1,taker=5 --out result",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var settings = options.Read(arguments);
        var text = values.Text(strategy);
        var loaded = StrategyLoader.OfProgram(scope.OwnStrategy).Load(text);
        var strategyText = text is null ? loaded.Factory.Name : StrategyReference.ShortName(text);
        var run = new BacktestRun(scope.Output, settings, loaded, values.Pairs(set))
        {
            CatalogFolder = CatalogOption.Folder(values, catalog),
            OutputFolder = values.Text(output),
            Journal = journal.Read(values, scope.Output, strategyText),
            StrategyText = strategyText,
        };
        return run.Execute();
    }
}
