using System.CommandLine;
using System.Text;
using System.Text.Json;
using Plimsoll.Host.Limits;
using Plimsoll.Host.Paper;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll paper status</c></summary>
internal sealed class PaperStatusCommand : PlimsollCommand
{
    private readonly Argument<string> folder = new("DIR")
    {
        Description = "The folder of the run.", HelpName = "DIR",
    };

    public PaperStatusCommand()
        : base("status", "Show how a paper run stands. Exit code 1 when no process runs it.") => Arguments.Add(folder);

    public override IReadOnlyList<string> Examples =>
        ["plimsoll paper status run", "plimsoll paper status run --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var path = arguments.GetRequiredValue(folder);
        var reply = ControlClient.TryAsk(path, new ControlRequest("status"));
        var text = reply?.Status ?? StatusFile.TryRead(path)?.Text ?? throw CommandException.Usage(
            "no run in the folder", path, "start one with 'plimsoll paper run'");
        if (scope.Output.IsJson)
        {
            scope.Output.Raw(Encoding.UTF8.GetBytes(text));
        }
        else
        {
            using var document = JsonDocument.Parse(text);
            Write(scope.Output, document.RootElement, new LatchFile(path).Read(), reply is not null);
        }

        return reply is null ? ExitCode.Finding : ExitCode.Ok;
    }

    private static void Write(Output output, JsonElement status, LatchReading latch, bool isRunning)
    {
        output.Line(isRunning
            ? $"{Text(status, "state")}, process {Text(status, "process")}, since {Text(status, "startedAt")}"
            : $"no process runs it; last seen {Text(status, "state")} at {Text(status, "wallTime")}");
        output.Line($"  market time   {Text(status, "marketTime")} at {Text(status, "pace")}, "
            + $"{Text(status, "lagSeconds")} s late, {Text(status, "marketEvents")} events");
        output.Line($"  equity        {Text(status, "equity")}, cash {Text(status, "cash")}");
        output.Line($"  orders        {Text(status, "orders")} made, {Text(status, "refused")} refused, "
            + $"{Text(status, "fills")} fills, {Text(status, "workingCount")} work now");
        output.Line($"  journal       {Text(status, "journal")}; alerts: {Text(status, "alerts")}");
        foreach (var position in status.GetProperty("positions").EnumerateArray())
        {
            output.Line($"  position      {Text(position, "strategy")} {Text(position, "quantity")} "
                + Text(position, "instrument"));
        }

        foreach (var order in status.GetProperty("working").EnumerateArray())
        {
            output.Line($"  order {Text(order, "number"),-8}{Text(order, "strategy")} {Text(order, "rest")} "
                + Text(order, "instrument"));
        }

        if (status.TryGetProperty("authorization", out var authorization))
        {
            foreach (var one in authorization.GetProperty("strategies").EnumerateArray())
            {
                var until = one.GetProperty("until").GetString();
                output.Line($"  authorized    {Text(one, "strategy")}: {Text(one, "level")}"
                    + (until is null ? "" : $", until {until}"));
            }

            if (authorization.GetProperty("bypassUntil").GetString() is { } end)
            {
                output.Line($"  BYPASS        entries pass without authorization until {end}");
            }
        }

        foreach (var (name, key) in ((string, string)[])[("breaker", "breakers"), ("source", "sources")])
        {
            foreach (var one in status.GetProperty(key).EnumerateArray())
            {
                output.Line($"  {name,-14}{one.GetString()}");
            }
        }

        output.Line("  latch         " + (latch.Entries.Count == 0 ? "open" : string.Join("; ", latch.Entries.Select(
            static one => $"engaged ({KillLevels.Word(one.Level)}"
                + (one.Strategy.Length > 0 ? $", strategy {one.Strategy}" : "")
                + $") by {one.Source} {one.Who}: {one.Reason}"))));
        LimitTable.Write(output.Human, LimitSheet.Read(status), "  ");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).ToString();
}
