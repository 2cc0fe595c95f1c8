using System.CommandLine;
using Plimsoll.Data.Json;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll strategies</c></summary>
internal sealed class StrategiesCommand : PlimsollCommand
{
    private readonly TextOption strategy =
        new("--strategy", "NAME|FILE", "Show only this one: a name, FILE.cs or FILE.dll.") { IsPath = true };

    public StrategiesCommand()
        : base("strategies", "List the shipped strategies with their parameters, defaults and ranges.") =>
            Options.Add(strategy);

    public override IReadOnlyList<string> Examples =>
        ["plimsoll strategies", "plimsoll strategies --strategy samples/SmaCross.cs"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var loader = StrategyLoader.OfProgram(scope.OwnStrategy);
        var asked = new ValueReader(arguments).Text(strategy);
        var factories = asked is null
            ? loader.Shipped().Select(static loaded => loaded.Factory).ToList()
            : [loader.Load(asked).Factory];
        if (asked is null && scope.OwnStrategy is { } own && !factories.Exists(factory => factory.Name == own.Name))
        {
            factories.Insert(0, new StrategyFactory(own));
        }

        scope.Output.Json(json => Write(json, factories));
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, factories);
        }

        return ExitCode.Ok;
    }

    private static void WriteText(Output output, List<StrategyFactory> factories)
    {
        if (factories.Count == 0)
        {
            output.Line("no strategies are shipped with this build; name your own with --strategy FILE.cs");
        }

        foreach (var factory in factories)
        {
            output.Line(factory.Name);
            var table = new TextTable("", "", "", "", "");
            foreach (var parameter in factory.Parameters)
            {
                table.Add(
                    parameter.Name, parameter.TypeName, "= " + parameter.DefaultText, parameter.AllowedText,
                        parameter.Description);
            }

            if (factory.Parameters.Count == 0)
            {
                output.Line("  no parameters");
            }

            table.WriteTo(output.Human, "  ");
            output.Line();
        }
    }

    private static void Write(CanonicalJsonWriter json, List<StrategyFactory> factories)
    {
        json.BeginObject();
        json.BeginArray("strategies");
        foreach (var factory in factories)
        {
            json.BeginObject();
            json.Write("name", factory.Name);
            json.BeginArray("parameters");
            foreach (var parameter in factory.Parameters)
            {
                Write(json, parameter);
            }

            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    private static void Write(CanonicalJsonWriter json, StrategyParameter parameter)
    {
        json.BeginObject();
        json.BeginArray("choices");
        foreach (var choice in parameter.Choices)
        {
            json.WriteValue(choice);
        }

        json.EndArray();
        json.Write("default", parameter.DefaultText);
        json.Write("description", parameter.Description);
        json.Write("max", parameter.Max);
        json.Write("min", parameter.Min);
        json.Write("name", parameter.Name);
        json.Write("type", parameter.TypeName);
        json.EndObject();
    }
}
