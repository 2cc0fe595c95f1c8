using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll journal cat</c></summary>
internal sealed class JournalCatCommand : PlimsollCommand
{
    private static readonly (string Word, RecordKind Kind)[] Kinds =
    [
        ("event", RecordKind.InputEvent), ("command", RecordKind.OutputCommand), ("decision", RecordKind.Decision),
        ("state", RecordKind.SnapshotReference), ("operator", RecordKind.OperatorAction), ("note", RecordKind.Note),
        ("evidence", RecordKind.Evidence),
        ("account", RecordKind.AccountSnapshot),
        ("emergency", RecordKind.EmergencyCommand),
        ("header", RecordKind.SegmentHeader), ("seal", RecordKind.Seal), ("end", RecordKind.SegmentEnd),
    ];

    private readonly JournalPlace place = new();
    private readonly TextOption from = new("--from", "SEQ", "Begin with this record.") { DefaultText = "the first" };
    private readonly TextOption to = new("--to", "SEQ", "End with this record.") { DefaultText = "the last" };
    private readonly TextOption kind = new("--kind", "KIND", "Only records of one kind.")
    {
        Choices = [.. Kinds.Select(static one => one.Word)],
        DefaultText = "all but seals",
    };

    public JournalCatCommand()
        : base("cat", "Show the records of a journal, one a line: number, segment and byte, kind, content.")
    {
        place.AddTo(this);
        Options.Add(from);
        Options.Add(to);
        Options.Add(kind);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll journal cat journal --kind command", "plimsoll journal cat journal --from 100 --to 120 --json",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var first = values.Whole(from, 1, long.MaxValue) ?? 1;
        var last = values.Whole(to, 1, long.MaxValue) ?? long.MaxValue;
        if (last < first)
        {
            throw ValueReader.Refuse(to, values.Text(to) ?? "", "name a record behind --from");
        }

        var word = values.Word(kind);
        RecordKind? only = word is null ? null : Array.Find(Kinds, one => one.Word == word).Kind;
        using var reader = JournalReader.OfWhatIsThere(place.Of(arguments));
        JournalPlace.Note(scope.Output, reader);
        using var interrupt = new Interrupt(scope.Output);
        bool IsShown(scoped in JournalRecord record) => record.Sequence >= first
            && (only is null ? record.Kind != RecordKind.Seal : record.Kind == only);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("records");
            while (reader.TryRead(out var record) && record.Sequence <= last)
            {
                interrupt.Token.ThrowIfCancellationRequested();
                if (record.Kind == RecordKind.Seal)
                {
                    scope.Output.Drain(json);
                }

                if (IsShown(in record))
                {
                    json.BeginObject();
                    json.Write("kind", WordOf(record.Kind));
                    json.Write("offset", record.Offset);
                    json.Write("segment", record.Segment);
                    json.Write("sequence", record.Sequence);
                    json.Write("text", RecordText.Of(in record));
                    json.Write("version", record.Version);
                    json.EndObject();
                }
            }

            json.EndArray();
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            while (reader.TryRead(out var record) && record.Sequence <= last)
            {
                interrupt.Token.ThrowIfCancellationRequested();
                if (IsShown(in record))
                {
                    scope.Output.Line(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{record.Sequence,10}  {record.Segment,4}:{record.Offset,-10}  {WordOf(record.Kind),-8}  ")
                        + RecordText.Of(in record));
                }
            }
        }

        if (reader.Tail is { } tail)
        {
            scope.Output.ErrorLine($"note: a crash left a torn tail, which is not shown: {tail}");
        }

        return ExitCode.Ok;
    }

    private static string WordOf(RecordKind kind) => Array.Find(Kinds, one => one.Kind == kind).Word ?? kind.ToString();
}
