using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Paper.Drill;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll paper drill</c></summary>
internal sealed class PaperDrillCommand : PlimsollCommand
{
    private const string ReportName = "drill.json";
    private readonly TextOption folder = RunFolderOption.Create();

    private readonly TextOption patience = new(
        "--patience", "SECONDS", "How long each thing that must happen may take.")
    {
        DefaultText = "120",
    };

    public PaperDrillCommand()
        : base("drill", "Kill three strategies, one hanging and one throwing, and see whether it holds.")
    {
        Options.Add(folder);
        Options.Add(patience);
    }

    public override IReadOnlyList<string> Examples => ["plimsoll paper drill --run-folder drill"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var path = values.Needed(folder);
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw ValueReader.Refuse(folder, path, "a drill takes a new folder: name one that is not there");
        }

        var drill = new KillDrill(path, TimeSpan.FromSeconds(values.Fraction(patience, 1, 3_600) ?? 120));
        drill.Run();
        File.WriteAllBytes(Path.Combine(path, ReportName), Report(drill));
        scope.Output.Json(json => Write(json, drill));
        if (!scope.Output.IsJson)
        {
            foreach (var step in drill.Steps)
            {
                var after = step.Seconds is { } seconds
                    ? string.Create(CultureInfo.InvariantCulture, $"{seconds,8:0.000} s  ")
                    : "            ";
                scope.Output.Line((step.IsGood ? "good " : "BAD  ") + after + step.What);
            }

            scope.Output.Line(drill.IsGood ? "the drill went well" : "the drill failed");
        }

        return drill.IsGood ? ExitCode.Ok : ExitCode.Finding;
    }

    private static byte[] Report(KillDrill drill)
    {
        using var json = new CanonicalJsonWriter();
        Write(json, drill);
        return json.ToArray();
    }

    private static void Write(CanonicalJsonWriter json, KillDrill drill)
    {
        json.BeginObject();
        json.Write("isGood", drill.IsGood);
        json.BeginArray("steps");
        foreach (var step in drill.Steps)
        {
            json.BeginObject();
            json.Write("isGood", step.IsGood);
            json.Write("seconds", step.Seconds);
            json.Write("what", step.What);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
