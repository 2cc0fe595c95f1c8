using System.Runtime.InteropServices;
using Plimsoll.Journal.Format;
using Plimsoll.Model.Events;

namespace Plimsoll.Journal.Records;

/// <summary>
/// An input event as the payload of a record: its 64 bytes as they stand in memory (docs/decisions/0001),
/// little-endian.
/// </summary>
public static class EventRecord
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    /// <summary>Bytes of the payload.</summary>
    public const int Bytes = 64;

    /// <summary>The payload of an event; points into the event itself.</summary>
    public static ReadOnlySpan<byte> ToBytes(ref readonly Event e) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<Event>(in e));

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the length is not that of the
    /// version.</exception>
    public static Event Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.InputEvent, version, Version);
        return payload.Length == Bytes ? MemoryMarshal.Read<Event>(payload)
            : throw RecordVersions.WrongLength(RecordKind.InputEvent, payload.Length);
    }
}
