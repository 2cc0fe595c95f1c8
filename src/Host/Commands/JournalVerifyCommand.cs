using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.States;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll journal verify</c></summary>
internal sealed class JournalVerifyCommand : PlimsollCommand
{
    private readonly JournalPlace place = new();

    private readonly TextOption anchor = new(
        "--anchor", "SEQ:HASH[,…]", "Heads that were kept elsewhere; the journal must hold each of them.");

    public JournalVerifyCommand()
        : base("verify", "Prove that nothing was altered. Exit code 1 and the first altered record if anything was.")
    {
        place.AddTo(this);
        Options.Add(anchor);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll journal verify journal", "plimsoll journal verify journal --json",
            "plimsoll journal verify journal --archive old"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var path = place.Of(arguments);
        var states = new StateVerification(path.Archive is null ? ArchivedPart.Find(path) : null);
        var report = path.Archive is null
            ? JournalVerification.Run(path, Anchors(values), states.Take)
            : ArchiveVerification.Run(path, Anchors(values), states.Take);
        var findings = states.Findings(new StateFolder(path.Path));
        Write(scope.Output, report, findings);
        var isSound = report.Fault is null && findings.All(static one => one.Condition != StateCondition.Altered);
        return isSound ? ExitCode.Ok : ExitCode.Finding;
    }

    private List<JournalHead> Anchors(ValueReader values)
    {
        var anchors = new List<JournalHead>();
        foreach (var text in values.Text(anchor)?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            anchors.Add(JournalHead.TryParse(text, out var head)
                ? head
                : throw ValueReader.Refuse(anchor, text, "write SEQUENCE:HASH with 64 hexadecimal digits"));
        }

        return anchors;
    }

    private static void Write(Output output, VerificationReport report, IReadOnlyList<StateFinding> states)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("anchorsHeld", report.AnchorsHeld);
            WriteArchived(json, report.Archived);
            json.Write("compressedSegments", report.CompressedSegments);
            if (report.Fault is { } fault)
            {
                json.BeginObject("fault");
                json.Write("detail", fault.Detail);
                json.Write("file", fault.File);
                json.Write("isTornTail", fault.IsTornTail);
                json.Write("kind", fault.Kind.ToString());
                json.Write("offset", fault.Offset);
                json.Write("sequence", fault.Sequence);
                json.EndObject();
            }

            json.Write("head", report.Head.ToString());
            json.Write("isSound", report.Fault is null);
            json.Write("records", report.Records);
            json.Write("segments", report.Segments);
            json.BeginArray("states");
            foreach (var state in states)
            {
                json.BeginObject();
                json.Write("condition", state.Condition.ToString());
                json.Write("detail", state.Detail);
                json.Write("name", state.Name);
                json.Write("sequence", state.Sequence);
                json.EndObject();
            }

            json.EndArray();
            json.Write("tailBytes", report.TailBytes);
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        if (report.Fault is { } found)
        {
            output.Line((found.IsTornTail ? "torn tail: " : "altered: ") + found);
            if (found.IsTornTail)
            {
                output.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.TailBytes} bytes belong to no whole group; a crash leaves that, and the next writer cuts "
                    + $"them off and keeps them aside"));
            }
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(report.Fault is null ? "sound" : "sound up to there")}: {report.Records:N0} records, "
            + $"{report.Segments} segments, {report.CompressedSegments} compressed, "
            + $"{report.AnchorsHeld} anchors held"));
        WriteArchived(output, report.Archived);
        foreach (var state in states)
        {
            output.Line("state " + state);
        }

        output.Line($"head: {report.Head}");
    }

    private static void WriteArchived(Output output, ArchivedPart? archived)
    {
        if (archived is not null)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"begins at record {archived.Head.Sequence + 1}; records 1 to {archived.Head.Sequence}, up to "
                + $"{TimestampText.Format(archived.LastTimeNs)}, are archived in {archived.Archive}, as "
                + $"{archived.Manifest} proves ({archived.ManifestHash}); --archive DIR proves both as one chain"));
        }
    }

    private static void WriteArchived(CanonicalJsonWriter json, ArchivedPart? archived)
    {
        if (archived is null)
        {
            return;
        }

        json.BeginObject("archived");
        json.Write("archive", archived.Archive);
        json.Write("head", archived.Head.ToString());
        json.Write("lastTime", TimestampText.Format(archived.LastTimeNs));
        json.Write("manifest", archived.Manifest);
        json.Write("manifestHash", archived.ManifestHash);
        json.Write("segments", archived.LastSegment);
        json.EndObject();
    }
}
