using System.CommandLine;
using Plimsoll.Host.Paper;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll paper run</c></summary>
internal sealed class PaperRunCommand : PlimsollCommand
{
    private readonly PaperOptions options = new();

    public PaperRunCommand()
        : base("run", "Run strategies for a long time against a simulated venue, with journal, status and kill latch.")
    {
        foreach (var option in options.All)
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll paper run --strategy SmaCross,RsiReversion --instrument BTCUSDT.BINANCE --period 1m --run-folder run",
        "plimsoll paper run --strategy MarketMaker --world calm --minutes 600 --pace 10x --run-folder run",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        using var market = new RunMarket();
        var plan = options.Read(arguments, scope, market);
        using var run = new PaperRun(plan, scope.Output, TimeProvider.System);
        return run.Execute();
    }
}
