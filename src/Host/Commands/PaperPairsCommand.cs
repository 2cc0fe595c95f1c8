using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Paper;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll paper pairs</c></summary>
internal sealed class PaperPairsCommand : PlimsollCommand
{
    public PaperPairsCommand()
        : base("pairs", "List the pairs that paper trading knows, and the fee presets.")
    {
    }

    public override IReadOnlyList<string> Examples => ["plimsoll paper pairs"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        scope.Output.Json(static json =>
        {
            json.BeginObject();
            json.BeginArray("fees");
            foreach (var preset in FeePresets.All)
            {
                json.BeginObject();
                json.Write("description", preset.Description);
                json.Write("model", (preset.Schedule with { Name = "" }).ToString());
                json.Write("name", preset.Name);
                json.EndObject();
            }

            json.EndArray();
            json.BeginArray("pairs");
            foreach (var pair in PaperPair.All)
            {
                json.BeginObject();
                json.Write("lot", pair.Lot);
                json.Write("startPrice", pair.StartPrice);
                json.Write("symbol", pair.Symbol);
                json.Write("tick", pair.Tick);
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output);
        }

        return ExitCode.Ok;
    }

    private static void WriteText(Output output)
    {
        var pairs = new TextTable("pair", "tick", "lot", "start price");
        foreach (var pair in PaperPair.All)
        {
            pairs.Add(
                pair.Symbol, pair.Tick, pair.Lot, pair.StartPrice.ToString("0.####", CultureInfo.InvariantCulture));
        }

        pairs.WriteTo(output.Human, "");
        output.Line();
        var fees = new TextTable("fees", "", "");
        foreach (var preset in FeePresets.All)
        {
            fees.Add(preset.Name, (preset.Schedule with { Name = "" }).ToString(), preset.Description);
        }

        fees.WriteTo(output.Human, "");
    }
}
