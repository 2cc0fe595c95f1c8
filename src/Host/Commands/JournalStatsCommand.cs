using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll journal stats</c></summary>
internal sealed class JournalStatsCommand : PlimsollCommand
{
    private const int KindCount = 256;
    private readonly JournalPlace place = new();

    public JournalStatsCommand()
        : base("stats", "Count the records of a journal by kind, and say what span of time they cover.") =>
        place.AddTo(this);

    public override IReadOnlyList<string> Examples =>
        ["plimsoll journal stats journal", "plimsoll journal stats journal --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var path = place.Of(arguments);
        var counts = new long[KindCount];
        var bytes = new long[KindCount];
        var firstNs = long.MaxValue;
        var lastNs = long.MinValue;
        var (segments, firstSequence) = (0, 0L);
        using var reader = JournalReader.OfWhatIsThere(path);
        using var interrupt = new Interrupt(scope.Output);
        while (reader.TryRead(out var record))
        {
            counts[(int)record.Kind]++;
            bytes[(int)record.Kind] += record.Payload.Length;
            (segments, firstSequence) = (record.Segment, firstSequence == 0 ? record.Sequence : firstSequence);
            if (record.Kind == RecordKind.InputEvent)
            {
                var timeNs = EventRecord.Read(record.Version, record.Payload).TimeNs;
                firstNs = Math.Min(firstNs, timeNs);
                lastNs = Math.Max(lastNs, timeNs);
            }
            else if (record.Kind == RecordKind.Seal)
            {
                interrupt.Token.ThrowIfCancellationRequested();
            }
        }

        var stored = Directory.EnumerateFiles(path.Path).Where(static file => file.Contains(
            ".journal", StringComparison.Ordinal)).Sum(static file => new FileInfo(file).Length);
        Write(scope.Output, counts, bytes, [("segments", segments), ("storedBytes", stored),
            ("records", reader.Head.Sequence), ("firstRecord", firstSequence), ("tailBytes", reader.TailBytes)],
            firstNs, lastNs);
        JournalPlace.Note(scope.Output, reader);
        if (reader.Tail is { } tail)
        {
            scope.Output.ErrorLine($"note: a crash left a torn tail, which is not shown: {tail}");
        }

        return ExitCode.Ok;
    }

    private static void Write(
        Output output, long[] counts, long[] bytes, (string Name, long Value)[] totals, long firstNs, long lastNs)
    {
        var hasTime = firstNs <= lastNs;
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("firstEvent", hasTime ? TimestampText.Format(firstNs) : null);
            json.BeginArray("kinds");
            for (var kind = 0; kind < counts.Length; kind++)
            {
                if (counts[kind] > 0)
                {
                    json.BeginObject();
                    json.Write("bytes", bytes[kind]);
                    json.Write("count", counts[kind]);
                    json.Write("kind", ((RecordKind)kind).ToString());
                    json.EndObject();
                }
            }

            json.EndArray();
            json.Write("lastEvent", hasTime ? TimestampText.Format(lastNs) : null);
            foreach (var (name, value) in totals.OrderBy(static total => total.Name, StringComparer.Ordinal))
            {
                json.Write(name, value);
            }

            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        var table = new TextTable("kind", ">records", ">payload bytes");
        for (var kind = 0; kind < counts.Length; kind++)
        {
            if (counts[kind] > 0)
            {
                table.Add(((RecordKind)kind).ToString(), Text(counts[kind]), Text(bytes[kind]));
            }
        }

        table.WriteTo(output.Human);
        output.Line();
        foreach (var (name, value) in totals)
        {
            output.Line($"{name}: {Text(value)}");
        }

        if (hasTime)
        {
            output.Line($"events: {TimestampText.Format(firstNs)} to {TimestampText.Format(lastNs)}");
        }
    }

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
