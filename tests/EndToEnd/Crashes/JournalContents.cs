using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Events;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>
/// What happened according to a journal, in order: every event, command, decision and snapshot to the byte. States that
/// have a file are left out, because they are written by the way.
/// </summary>
internal sealed class JournalContents
{
    private readonly List<string> records = [];
    private readonly List<string> commands = [];

    private JournalContents()
    {
    }

    public int Count => records.Count;

    /// <summary>The commands in hexadecimal digits.</summary>
    public IReadOnlyList<string> Commands => commands;

    public int Fills { get; private set; }

    public int Blocks { get; private set; }

    /// <summary>Reads all sound records; null when not even the header is there.</summary>
    public static JournalContents? Read(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.journal*").Any())
        {
            return null;
        }

        using var reader = new JournalReader(folder);
        if (!reader.TryRead(out _))
        {
            return null;
        }

        var contents = new JournalContents();
        while (reader.TryRead(out var record))
        {
            contents.Add(in record);
        }

        return contents;
    }

    /// <summary>Asserts that this is the beginning of another, or all of it.</summary>
    public void RequireBeginningOf(JournalContents other, bool isWhole)
    {
        for (var i = 0; i < Math.Min(Count, other.Count); i++)
        {
            Assert.True(records[i] == other.records[i], string.Create(
                CultureInfo.InvariantCulture, $"record {i} is {records[i]} instead of {other.records[i]}"));
        }

        Assert.True(Count <= other.Count, $"{Count - other.Count} records too many");
        Assert.True(!isWhole || Count == other.Count, $"{other.Count - Count} records are missing");
    }

    private void Add(scoped in JournalRecord record)
    {
        if (record.Kind < RecordKind.InputEvent || (record.Kind == RecordKind.SnapshotReference
            && StateRecord.Read(record.Version, record.Payload).File.Length > 0))
        {
            return;
        }

        var bytes = Convert.ToHexStringLower(record.Payload);
        records.Add($"{record.Kind} {bytes}");
        if (record.Kind == RecordKind.OutputCommand)
        {
            commands.Add(bytes);
        }
        else if (record.Kind == RecordKind.InputEvent)
        {
            Fills += EventRecord.Read(record.Version, record.Payload).Kind == EventKind.OrderFilled ? 1 : 0;
        }
        else if (record.Kind == RecordKind.Decision)
        {
            Blocks += DecisionPayload.Read(record.Version, record.Payload).Answer.IsAllowed ? 0 : 1;
        }
    }
}
