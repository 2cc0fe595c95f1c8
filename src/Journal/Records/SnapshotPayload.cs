using System.Buffers.Binary;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>
/// A snapshot of the account as the payload of a record: 208 bytes little-endian, then 48 bytes for each position.
/// </summary>
public static class SnapshotPayload
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    /// <summary>Bytes before the positions.</summary>
    public const int FixedBytes = 16 + (AmountCount * AmountBytes);

    /// <summary>Most positions that fit a record; of more the first ones are written, and the flag says so.</summary>
    public const int PositionsMax = (RecordLayout.PayloadMax - FixedBytes) / PositionBytes;

    private const int AmountCount = 12;
    private const int AmountBytes = 16;
    private const int PositionBytes = 48;
    private const int EndFlag = 1;
    private const int CutFlag = 2;

    /// <summary>How many bytes a snapshot takes.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public static int SizeOf(scoped in AccountSnapshot snapshot) =>
        FixedBytes + (Math.Min(PositionsMax, snapshot.Positions.Length) * PositionBytes);

    /// <summary>Writes a snapshot in the newest layout.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="target">At least <see cref="SizeOf"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(scoped in AccountSnapshot snapshot, Span<byte> target)
    {
        var count = Math.Min(PositionsMax, snapshot.Positions.Length);
        var totals = snapshot.Totals;
        BinaryPrimitives.WriteInt64LittleEndian(target, snapshot.TimeNs);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], count);
        BinaryPrimitives.WriteInt32LittleEndian(
            target[12..],
            (snapshot.IsEnd ? EndFlag : 0) | (count < snapshot.Positions.Length ? CutFlag : 0));
        ReadOnlySpan<Amount> amounts =
        [
            totals.Start, totals.Realised, totals.Settled, totals.Fees, totals.Funding, totals.Borrow,
            totals.Financing, totals.Liquidation, totals.Unrealised, totals.Cash, totals.Equity, snapshot.NetValue,
        ];
        for (var i = 0; i < AmountCount; i++)
        {
            BinaryPrimitives.WriteInt128LittleEndian(target[(16 + (i * AmountBytes))..], amounts[i].Atto);
        }

        for (var i = 0; i < count; i++)
        {
            var place = target.Slice(FixedBytes + (i * PositionBytes), PositionBytes);
            ref readonly var mark = ref snapshot.Positions[i];
            BinaryPrimitives.WriteInt32LittleEndian(place, mark.Strategy.Value);
            BinaryPrimitives.WriteInt32LittleEndian(place[4..], mark.Instrument.Value);
            BinaryPrimitives.WriteInt64LittleEndian(place[8..], mark.Lots);
            BinaryPrimitives.WriteInt64LittleEndian(place[16..], mark.EntryLots);
            BinaryPrimitives.WriteInt128LittleEndian(place[24..], mark.EntryValue.Atto);
            BinaryPrimitives.WriteInt64LittleEndian(place[40..], mark.MarkTicks);
        }

        return FixedBytes + (count * PositionBytes);
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload contradicts
    /// itself.</exception>
    public static RecordedSnapshot Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.AccountSnapshot, version, Version);
        var count = payload.Length < FixedBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(payload[8..]);
        if (count < 0 || payload.Length != FixedBytes + ((long)count * PositionBytes))
        {
            throw RecordVersions.WrongLength(RecordKind.AccountSnapshot, payload.Length);
        }

        var positions = new PositionMark[count];
        for (var i = 0; i < count; i++)
        {
            var place = payload.Slice(FixedBytes + (i * PositionBytes), PositionBytes);
            positions[i] = new PositionMark(
                new StrategyIndex(BinaryPrimitives.ReadInt32LittleEndian(place)),
                new InstrumentIndex(BinaryPrimitives.ReadInt32LittleEndian(place[4..])),
                BinaryPrimitives.ReadInt64LittleEndian(place[8..]), BinaryPrimitives.ReadInt64LittleEndian(place[16..]),
                Amount.FromAtto(BinaryPrimitives.ReadInt128LittleEndian(place[24..])),
                BinaryPrimitives.ReadInt64LittleEndian(place[40..]));
        }

        return new RecordedSnapshot
        {
            TimeNs = BinaryPrimitives.ReadInt64LittleEndian(payload),
            IsEnd = (BinaryPrimitives.ReadInt32LittleEndian(payload[12..]) & EndFlag) != 0,
            Totals = ReadTotals(payload),
            NetValue = Of(payload, 11),
            Positions = positions,
        };
    }

    private static AccountTotals ReadTotals(ReadOnlySpan<byte> payload) => new()
    {
        Start = Of(payload, 0),
        Realised = Of(payload, 1),
        Settled = Of(payload, 2),
        Fees = Of(payload, 3),
        Funding = Of(payload, 4),
        Borrow = Of(payload, 5),
        Financing = Of(payload, 6),
        Liquidation = Of(payload, 7),
        Unrealised = Of(payload, 8),
        Cash = Of(payload, 9),
        Equity = Of(payload, 10),
    };

    private static Amount Of(ReadOnlySpan<byte> payload, int number) =>
        Amount.FromAtto(BinaryPrimitives.ReadInt128LittleEndian(payload[(16 + (number * AmountBytes))..]));
}
