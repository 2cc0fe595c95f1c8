using System.Security.Cryptography;
using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;
using Plimsoll.Model.Events;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Archives;

/// <summary>A journal of an event a minute in many small segments, with states on the way.</summary>
internal static class RetentionSample
{
    public const string Program = "test";
    public const long MinuteNs = 60_000_000_000;

    public static readonly RetentionOrder Order = new()
    {
        Operator = "anna", Reason = "a quarter is over", Time = "2024-01-02T03:04:05.000Z", Build = "sample",
    };

    public static FaultyFiles Write(int events = 300, int stateAt = 200, ulong seed = 1)
    {
        var files = new FaultyFiles(seed);
        Append(files, 1, events, stateAt);
        return files;
    }

    /// <summary>Opens the journal and writes some more events.</summary>
    public static void Append(FaultyFiles files, int first, int last, int stateAt, JournalOptions? options = null)
    {
        using var writer = JournalWriter.Open(files, options ?? JournalSample.Small);
        for (var i = first; i <= last; i++)
        {
            var e = Event.OfTimer(i * MinuteNs);
            _ = writer.Append(RecordKind.InputEvent, EventRecord.Version, EventRecord.ToBytes(in e));
            if (i == stateAt)
            {
                Save(files, writer, i);
            }
        }
    }

    public static void Save(IJournalFiles files, JournalWriter writer, long events)
    {
        var state = new StateFile
        {
            Sequence = writer.LastSequence,
            EventCount = events,
            StateHash = 7,
            ConfigurationHash = Convert.ToHexStringLower(SHA256.HashData(writer.Options.Configuration.Span)),
            Program = Program,
            Payload = new byte[] { 1, 2, 3 },
        };
        var bytes = state.ToBytes();
        using (var file = files.Create(state.Name))
        {
            file.Write(0, bytes);
            file.Sync();
        }

        files.SyncFolder();
        var reference = new StateRecord(state.StateHash, events, state.Name)
        {
            FileHash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        _ = writer.Append(RecordKind.SnapshotReference, StateRecord.Version, reference.ToBytes());
    }

    public static JournalHead HeadOf(IJournalFiles files) => JournalVerification.Run(files, []).Head;

    /// <summary>Everything is old and projected.</summary>
    public static RetentionPolicy Policy(IJournalFiles files) => new()
    {
        BeforeNs = long.MaxValue, Projections = [new ProjectionMark("a database", HeadOf(files))], Program = Program,
    };

    public static RetentionReport Run(IJournalFiles files, IJournalFiles archive) =>
        Retention.Run(files, archive, Policy(files), Order);

    /// <summary>Every record from the first on, whether it is here or there.</summary>
    public static List<string> Records(IJournalFiles files, IJournalFiles archive)
    {
        using var reader = new JournalReader(ArchivedFiles.Join(files, archive));
        var records = new List<string>();
        while (reader.TryRead(out var record))
        {
            records.Add($"{record.Sequence} {record.Kind} {Convert.ToHexString(record.Payload)}");
        }

        return records;
    }

    public static int[] SegmentsOf(IJournalFiles files) =>
        [.. SegmentFiles.List(files).Select(static segment => segment.Number)];
}
