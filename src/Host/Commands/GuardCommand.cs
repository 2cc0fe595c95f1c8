using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll guard</c></summary>
internal sealed class GuardCommand : PlimsollCommand
{
    private readonly TextOption configuration = new(
        "--config", "FILE", "The configuration of the run that is to trade, as YAML.")
    {
        DefaultText = "trading.yaml",
        IsPath = true,
    };

    public GuardCommand()
        : base("guard", "Show every lock before live trading. Exit code 1: one is closed, and the table says why.") =>
        Options.Add(configuration);

    public override IReadOnlyList<string> Examples => ["plimsoll guard --config trading.yaml", "plimsoll guard --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var file = new ValueReader(arguments).Text(configuration) ?? "trading.yaml";
        var reader = new LockFactsReader(
            Environment.GetEnvironmentVariable, StrategyLoader.OfProgram(scope.OwnStrategy), WallClock.NowNs());
        var live = LiveConfiguration.Read(file);
        var wanted = TradingModes.TryParse(live.Mode, out var mode) && TradingModes.UsesMoney(mode)
            ? mode
            : TradingMode.Live;
        var table = StartGate.Evaluate(wanted, reader.Read(live));
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("allowsLive", table.AllowsLive);
            json.BeginArray("locks");
            foreach (var row in table.Rows)
            {
                json.BeginObject();
                json.Write("isOpen", row.IsOpen);
                json.Write("name", row.Name);
                json.Write("text", row.Text);
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            var text = new TextTable("lock", "state", "");
            foreach (var row in table.Rows)
            {
                text.Add(row.Name, row.IsOpen ? "open" : "closed", row.Text);
            }

            text.WriteTo(scope.Output.Human);
            scope.Output.Line(table.AllowsLive
                ? "live trading would be allowed"
                : "live trading is not allowed: " + string.Join(", ", table.Closed.Select(static row => row.Name)));
        }

        return table.AllowsLive ? ExitCode.Ok : ExitCode.Finding;
    }
}
