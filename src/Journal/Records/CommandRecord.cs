using System.Buffers.Binary;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>
/// A command as the payload of a record: 104 bytes little-endian, then the order's reason in UTF-8. Every field has its
/// place, whatever the command's own layout in memory is.
/// </summary>
public static class CommandRecord
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    /// <summary>Most bytes that a payload can have.</summary>
    public const int BytesMax = FixedBytes + ReasonBytesMax;

    private const int FixedBytes = 104;
    private const int ReasonBytesMax = 1_024;
    private const int ReduceOnlyFlag = 1;
    private const int PostOnlyFlag = 2;
    private const int ReasonFlag = 4;

    /// <summary>Writes a command in the newest layout.</summary>
    /// <param name="command">The command.</param>
    /// <param name="target">At least <see cref="BytesMax"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(in Command command, Span<byte> target)
    {
        var request = command.Request;
        var reasonBytes = request.Reason is null ? 0
            : Encoding.UTF8.GetBytes(request.Reason, target.Slice(FixedBytes, ReasonBytesMax));
        target[0] = (byte)command.Kind;
        target[1] = (byte)request.Side;
        target[2] = (byte)request.Type;
        target[3] = (byte)request.TimeInForce;
        target[4] = (byte)((request.IsReduceOnly ? ReduceOnlyFlag : 0) | (request.IsPostOnly ? PostOnlyFlag : 0)
            | (request.Reason is null ? 0 : ReasonFlag));
        target[5] = (byte)request.Trail.Kind;
        BinaryPrimitives.WriteUInt16LittleEndian(target[6..], (ushort)reasonBytes);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], command.TimeNs);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], command.Order.Value);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], command.Strategy.Value);
        BinaryPrimitives.WriteInt32LittleEndian(target[28..], request.Instrument.Value);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], request.Quantity.Lots);
        BinaryPrimitives.WriteInt64LittleEndian(target[40..], request.LimitPrice.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(target[48..], request.StopPrice.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(target[56..], request.Trail.Value);
        BinaryPrimitives.WriteInt64LittleEndian(target[64..], request.ExpiresAt.UnixNanos);
        BinaryPrimitives.WriteInt64LittleEndian(target[72..], request.LifetimeNs);
        BinaryPrimitives.WriteInt64LittleEndian(target[80..], request.DisplayQuantity.Lots);
        BinaryPrimitives.WriteInt128LittleEndian(target[88..], request.QuoteBudget.Atto);
        return FixedBytes + reasonBytes;
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload contradicts
    /// itself.</exception>
    public static Command Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.OutputCommand, version, Version);
        if (payload.Length < FixedBytes
            || payload.Length != FixedBytes + BinaryPrimitives.ReadUInt16LittleEndian(payload[6..]))
        {
            throw RecordVersions.WrongLength(RecordKind.OutputCommand, payload.Length);
        }

        var request = ReadRequest(payload);
        var timeNs = BinaryPrimitives.ReadInt64LittleEndian(payload[8..]);
        var order = new OrderId(BinaryPrimitives.ReadInt64LittleEndian(payload[16..]));
        var strategy = new StrategyIndex(BinaryPrimitives.ReadInt32LittleEndian(payload[24..]));
        return (CommandKind)payload[0] switch
        {
            CommandKind.SubmitOrder => Command.Submit(timeNs, strategy, order, request),
            CommandKind.CancelOrder => Command.Cancel(timeNs, strategy, order, request),
            CommandKind.ReplaceOrder => Command.Replace(timeNs, strategy, order, request),
            _ => throw RecordVersions.WrongLength(RecordKind.OutputCommand, payload.Length),
        };
    }

    /// <summary>
    /// Lifts a payload of an older layout to the newest one, so that recorded and repeated commands can be compared
    /// byte for byte. The first layout is the newest so far.
    /// </summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <param name="target">At least <see cref="BytesMax"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="JournalException">The version is newer than this program.</exception>
    public static int Upcast(byte version, ReadOnlySpan<byte> payload, Span<byte> target)
    {
        if (version == Version)
        {
            payload.CopyTo(target);
            return payload.Length;
        }

        var command = Read(version, payload);
        return Write(in command, target);
    }

    private static OrderRequest ReadRequest(ReadOnlySpan<byte> payload)
    {
        var flags = payload[4];
        var trailValue = BinaryPrimitives.ReadInt64LittleEndian(payload[56..]);
        return new OrderRequest
        {
            Side = (OrderSide)payload[1],
            Type = (OrderType)payload[2],
            TimeInForce = (TimeInForce)payload[3],
            IsReduceOnly = (flags & ReduceOnlyFlag) != 0,
            IsPostOnly = (flags & PostOnlyFlag) != 0,
            Trail = (TrailKind)payload[5] switch
            {
                TrailKind.Amount => Trail.OfAmount(trailValue),
                TrailKind.Percent => Trail.OfPercent(trailValue),
                TrailKind.AverageTrueRange => Trail.OfAverageTrueRange(trailValue),
                _ => default,
            },
            Instrument = new InstrumentIndex(BinaryPrimitives.ReadInt32LittleEndian(payload[28..])),
            Quantity = Quantity.FromLots(BinaryPrimitives.ReadInt64LittleEndian(payload[32..])),
            LimitPrice = Price.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(payload[40..])),
            StopPrice = Price.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(payload[48..])),
            ExpiresAt = Timestamp.FromUnixNanos(BinaryPrimitives.ReadInt64LittleEndian(payload[64..])),
            LifetimeNs = BinaryPrimitives.ReadInt64LittleEndian(payload[72..]),
            DisplayQuantity = Quantity.FromLots(BinaryPrimitives.ReadInt64LittleEndian(payload[80..])),
            QuoteBudget = Amount.FromAtto(BinaryPrimitives.ReadInt128LittleEndian(payload[88..])),
            Reason = (flags & ReasonFlag) != 0 ? Encoding.UTF8.GetString(payload[FixedBytes..]) : null,
        };
    }
}
