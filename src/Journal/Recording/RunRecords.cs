using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.Recording;

/// <summary>Tells the records that a run gives each time it is repeated from those that came by the way.</summary>
internal static class RunRecords
{
    // How such a record begins: its keys are sorted. Actions of older programs may be plain text.
    private static ReadOnlySpan<byte> RetainMark => "{\"action\":\"retain\","u8;

    /// <summary>
    /// Whether a run that is repeated gives the record again. States that have a file were written at places that it
    /// need not come to again; upkeep of the journal is no part of it.
    /// </summary>
    public static bool Holds(scoped in JournalRecord record) =>
        record.Kind >= RecordKind.InputEvent && !IsUpkeep(in record) && (record.Kind != RecordKind.SnapshotReference
            || StateRecord.Read(record.Version, record.Payload).File.Length == 0);

    /// <summary>Whether the record tells of upkeep: of segments that were moved to an archive.</summary>
    public static bool IsUpkeep(scoped in JournalRecord record) =>
        record.Kind == RecordKind.OperatorAction && record.Payload.StartsWith(RetainMark);
}
