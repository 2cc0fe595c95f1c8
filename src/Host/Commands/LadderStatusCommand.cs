using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll ladder status</c></summary>
internal sealed class LadderStatusCommand : PlimsollCommand
{
    private readonly TextOption folder = new("--out", "DIR", "Folder with the reports of the stages.")
    {
        DefaultText = "ladder",
        IsPath = true,
    };

    public LadderStatusCommand()
        : base("status", "Show where a climb of the ladder stands, from its reports.") => Options.Add(folder);

    public override IReadOnlyList<string> Examples => ["plimsoll ladder status", "plimsoll ladder status --out ladder"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var path = new ValueReader(arguments).Text(folder) ?? "ladder";
        using var artifact = Artifact.Open(Path.Combine(path, LadderFiles.Summary));
        if (scope.Output.IsJson)
        {
            scope.Output.Raw(Encoding.UTF8.GetBytes(artifact.Root.GetRawText() + "\n"));
            return ExitCode.Ok;
        }

        scope.Output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{artifact.Text("subject.strategy")}: {artifact.Text("phase")}, "
            + $"{artifact.Whole("passedStages")} of {artifact.Whole("stagesOfPlan")} stages passed")
            + (artifact.Flag("rehearsal") ? " in a rehearsal" : ""));
        foreach (var stage in artifact.Need("stages", JsonValueKind.Array).EnumerateArray())
        {
            var cause = stage.GetProperty("cause").GetString();
            scope.Output.Line(
                $"  {stage.GetProperty("name").GetString()}: {stage.GetProperty("outcome").GetString()}"
                + (string.IsNullOrEmpty(cause) ? "" : ": " + cause));
        }

        return ExitCode.Ok;
    }
}
