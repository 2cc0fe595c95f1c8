using System.Buffers.Binary;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Model.Ids;

namespace Plimsoll.Journal.Records;

/// <summary>
/// The payload of an emergency command, version 1, little-endian: action (1), three zeros, generation (4), time (8),
/// order (8), strategy (4), instrument (4), lots with sign (8), price in ticks (8), then words in UTF-8.
/// </summary>
public sealed record EmergencyRecord
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    /// <summary>Most characters of <see cref="Text"/> that are written.</summary>
    public const int TextMax = 1_000;

    private const int FixedBytes = 48;

    /// <summary>What was done.</summary>
    public required EmergencyAction Action { get; init; }

    /// <summary>How many times a kernel was shut out in this run folder's process; from 1.</summary>
    public int Generation { get; init; } = 1;

    /// <summary>Market time. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs { get; init; }

    /// <summary>Which order; 0 for none.</summary>
    public OrderId Order { get; init; }

    /// <summary>Whose order or position.</summary>
    public StrategyIndex Strategy { get; init; }

    /// <summary>Of what.</summary>
    public InstrumentIndex Instrument { get; init; }

    /// <summary>Lots with sign: of a position to be closed what is held, of an execution what was bought.</summary>
    public long Lots { get; init; }

    /// <summary>Price of an execution in ticks.</summary>
    public long PriceTicks { get; init; }

    /// <summary>Why, or what came of it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The payload.</summary>
    public byte[] ToBytes()
    {
        var text = Encoding.UTF8.GetBytes(Text.Length <= TextMax ? Text : Text[..TextMax]);
        var bytes = new byte[FixedBytes + text.Length];
        bytes[0] = (byte)Action;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Generation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), TimeNs);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Order.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Strategy.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), Instrument.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), Lots);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), PriceTicks);
        text.CopyTo(bytes.AsSpan(FixedBytes));
        return bytes;
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload too
    /// short.</exception>
    public static EmergencyRecord Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.EmergencyCommand, version, Version);
        return payload.Length < FixedBytes
            ? throw RecordVersions.WrongLength(RecordKind.EmergencyCommand, payload.Length)
            : new EmergencyRecord
            {
                Action = (EmergencyAction)payload[0],
                Generation = BinaryPrimitives.ReadInt32LittleEndian(payload[4..]),
                TimeNs = BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
                Order = new OrderId(BinaryPrimitives.ReadInt64LittleEndian(payload[16..])),
                Strategy = new StrategyIndex(BinaryPrimitives.ReadInt32LittleEndian(payload[24..])),
                Instrument = new InstrumentIndex(BinaryPrimitives.ReadInt32LittleEndian(payload[28..])),
                Lots = BinaryPrimitives.ReadInt64LittleEndian(payload[32..]),
                PriceTicks = BinaryPrimitives.ReadInt64LittleEndian(payload[40..]),
                Text = Encoding.UTF8.GetString(payload[FixedBytes..]),
            };
    }
}
