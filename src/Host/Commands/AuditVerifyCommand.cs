using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll audit verify</c></summary>
internal sealed class AuditVerifyCommand : PlimsollCommand
{
    private readonly Argument<string?> folder = new("DIR")
    {
        Description = "Folder of the journal.", HelpName = "DIR", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly JournalPlace place = new();
    private readonly DatabaseOptions database;
    private readonly TextOption export = new(
        "--export", "DIR", "Hold an export against its manifest, and its anchor against the journal if one is named.")
    {
        IsPath = true,
    };

    public AuditVerifyCommand()
        : base("verify", "Hold a database, or an export, against the journal. Exit code 1 and the first row that "
            + "differs.")
    {
        Arguments.Add(folder);
        Options.Add(place.Archive);
        database = new DatabaseOptions(this, "--database", "sqlite:DIR.db, beside the journal");
        Options.Add(export);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll audit verify journal --database sqlite:journal.db", "plimsoll audit verify journal --postgres",
        "plimsoll audit verify --export audit-2024", "plimsoll audit verify journal --export audit-2024",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var journal = arguments.GetValue(folder);
        if (values.Text(export) is { } exported)
        {
            return VerifyExport(
                scope.Output, exported, journal is null ? default(JournalFolder?) : place.Of(arguments, journal));
        }

        if (journal is null)
        {
            throw CommandException.Usage(
                "no journal is named", "plimsoll audit verify", "write the folder of the journal, or --export DIR");
        }

        using var interrupt = new Interrupt(scope.Output);
        var whole = place.Of(arguments, journal);
        using var reader = whole.Archive is null ? JournalReader.OfWhatIsThere(whole) : new JournalReader(whole);
        var report = AuditVerification.Run(
            database.Existing(values, journal.TrimEnd('/', '\\') + ".db"), reader,
            ProjectCommand.OutlineOrNone(journal),
            interrupt.Token);
        Write(scope.Output, report);
        return report.Fault is null ? ExitCode.Ok : ExitCode.Finding;
    }

    private static ExitCode VerifyExport(Output output, string exported, JournalFolder? journal)
    {
        var (manifest, fault) = AuditExport.Verify(exported);
        if (fault is null && journal is not null)
        {
            var report = JournalVerification.Run(journal.Value, [manifest.Anchor]);
            fault = report.Fault is { IsTornTail: false } found ? found.ToString() : null;
        }

        AuditExportCommand.Write(output, exported, manifest, fault);
        if (!output.IsJson && fault is null)
        {
            output.Line(journal is null
                ? "sound: every file is what the manifest says; name the journal to hold the anchor against it too"
                : "sound: every file is what the manifest says, and the journal holds the anchor");
        }

        return fault is null ? ExitCode.Ok : ExitCode.Finding;
    }

    private static void Write(Output output, AuditReport report)
    {
        var behind = Math.Max(0, report.JournalHead.Sequence - report.Head.Sequence);
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("anchors", report.Anchors);
            json.Write("anchorsNotCompared", report.AnchorsNotCompared);
            json.Write("auditRows", report.AuditRows);
            if (report.Fault is { } fault)
            {
                json.BeginObject("fault");
                json.Write("detail", fault.Detail);
                json.Write("kind", fault.Kind.ToString());
                json.Write("sequence", fault.Sequence);
                json.Write("table", fault.Table);
                json.EndObject();
            }

            json.Write("head", report.Head.ToString());
            json.Write("isSound", report.Fault is null);
            json.Write("rows", report.Rows);
            json.Write("rowsByHash", report.RowsByHash);
            json.Write("rowsNotCompared", report.RowsNotCompared);
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        if (report.Fault is { } found)
        {
            output.Line(found.ToString());
        }

        if (report.Archived is { } archived)
        {
            WritePart(output, report, archived);
            return;
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(report.Fault is null ? "sound" : "sound up to there")}: {report.AuditRows:N0} audit rows of "
            + $"{report.Rows:N0} rows that only grow, {report.Anchors} anchors"));
        if (report.Fault is null && behind > 0)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture, $"the journal goes on for {behind} records that are not projected yet"));
        }

        output.Line($"head: {report.Head}");
    }

    // Neither sound nor altered is said of what could not be compared.
    private static void WritePart(Output output, AuditReport report, ArchivedPart archived)
    {
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(report.Fault is null ? "no difference" : "no difference up to there")} from record "
            + $"{archived.Head.Sequence + 1} on: {report.RowsByHash:N0} audit rows have the hash of their record, "
            + $"{report.Anchors} anchors are heads of the journal"));
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"not compared: {report.RowsNotCompared:N0} rows and {report.AnchorsNotCompared} anchors, which need "
            + $"records 1 to {archived.Head.Sequence}; they were archived in {archived.Archive}: --archive DIR "
            + $"compares them"));
        output.Line($"head: {report.Head}");
    }
}
