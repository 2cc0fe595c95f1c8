using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Doctor;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll doctor</c></summary>
internal sealed class DoctorCommand : PlimsollCommand
{
    private readonly TextOption catalog = CatalogOption.Create();

    public DoctorCommand()
        : base("doctor", "Check this machine and say how to repair what is wrong.") => Options.Add(catalog);

    public override IReadOnlyList<string> Examples => ["plimsoll doctor", "plimsoll doctor --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var folder = CatalogOption.Folder(new ValueReader(arguments), catalog);
        var findings = new MachineCheck(folder).Run();
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("checks");
            foreach (var finding in findings)
            {
                json.BeginObject();
                json.Write("name", finding.Name);
                json.Write("repair", finding.Repair);
                json.Write("state", finding.State.ToString().ToLowerInvariant());
                json.Write("value", finding.Value);
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            Write(scope.Output, findings);
        }

        return findings.Any(static finding => finding.State == CheckState.Fail) ? ExitCode.Environment : ExitCode.Ok;
    }

    private static void Write(Output output, IReadOnlyList<CheckFinding> findings)
    {
        var table = new TextTable("", "", "");
        foreach (var finding in findings)
        {
            var repair = finding.Repair.Length == 0 ? "" : ": " + finding.Repair;
            table.Add(finding.State.ToString().ToLowerInvariant(), finding.Name, finding.Value + repair);
        }

        table.WriteTo(output.Human);
        var failed = findings.Count(static finding => finding.State == CheckState.Fail);
        var warned = findings.Count(static finding => finding.State == CheckState.Warn);
        output.Line(failed > 0 ? Text(failed) + " failed: repair them first"
            : warned > 0 ? "all that is needed works; to look at: " + Text(warned)
            : "all is well");
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
