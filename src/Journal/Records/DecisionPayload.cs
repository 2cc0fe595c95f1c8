using System.Buffers.Binary;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>
/// A decision as the payload of a record: 128 bytes little-endian, the named figures (length of the name, name in
/// UTF-8, value), then the order as it was to be in the layout of <see cref="CommandRecord"/>.
/// </summary>
public static class DecisionPayload
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    /// <summary>Most bytes that a payload can have.</summary>
    public const int BytesMax =
        FixedBytes + (Limits.InputsMax * (1 + (3 * Limits.InputNameLengthMax) + sizeof(double)))
        + CommandRecord.BytesMax;

    private const int FixedBytes = 128;

    /// <summary>Writes a decision in the newest layout.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="target">At least <see cref="BytesMax"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(in DecisionRecord decision, Span<byte> target)
    {
        var answer = decision.Answer;
        target[..FixedBytes].Clear();
        target[0] = (byte)decision.Kind;
        target[1] = (byte)answer.Layer;
        target[2] = (byte)decision.Sizing.Kind;
        target[3] = (byte)decision.Inputs.Count;
        target[4] = CommandRecord.Version;
        BinaryPrimitives.WriteInt16LittleEndian(target[6..], (short)answer.First);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], decision.EventNumber);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], decision.Bracket.Value);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], decision.PositionLots);
        Span<ulong> words = stackalloc ulong[4];
        answer.All.CopyTo(words);
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(target[(32 + (i * sizeof(ulong)))..], words[i]);
        }

        BinaryPrimitives.WriteInt128LittleEndian(target[64..], decision.Equity.Atto);
        BinaryPrimitives.WriteInt128LittleEndian(target[80..], decision.FreeCash.Atto);
        BinaryPrimitives.WriteInt128LittleEndian(target[96..], SizingAmount(decision.Sizing));
        BinaryPrimitives.WriteDoubleLittleEndian(target[112..], decision.DataValidity);
        var place = FixedBytes;
        for (var i = 0; i < decision.Inputs.Count; i++)
        {
            var length = Encoding.UTF8.GetBytes(decision.Inputs.Name(i), target[(place + 1)..]);
            target[place] = (byte)length;
            place += 1 + length;
            BinaryPrimitives.WriteDoubleLittleEndian(target[place..], decision.Inputs.Value(i));
            place += sizeof(double);
        }

        var wish = Command.Submit(decision.TimeNs, decision.Strategy, decision.Order, decision.Request);
        return place + CommandRecord.Write(in wish, target[place..]);
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload contradicts
    /// itself.</exception>
    public static RecordedDecision Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.Decision, version, Version);
        if (payload.Length < FixedBytes || (payload[32] & 1) != 0)
        {
            throw RecordVersions.WrongLength(RecordKind.Decision, payload.Length);
        }

        var inputs = new DecisionInput[payload[3]];
        var place = FixedBytes;
        for (var i = 0; i < inputs.Length; i++)
        {
            var end = place < payload.Length ? place + 1 + payload[place] : payload.Length;
            if (end + sizeof(double) > payload.Length)
            {
                throw RecordVersions.WrongLength(RecordKind.Decision, payload.Length);
            }

            inputs[i] = new DecisionInput(
                Encoding.UTF8.GetString(payload[(place + 1)..end]),
                BinaryPrimitives.ReadDoubleLittleEndian(payload[end..]));
            place = end + sizeof(double);
        }

        return new RecordedDecision
        {
            Kind = (IntentKind)payload[0],
            EventNumber = BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
            Wish = CommandRecord.Read(payload[4], payload[place..]),
            Bracket = new BracketId(BinaryPrimitives.ReadInt64LittleEndian(payload[16..])),
            PositionLots = BinaryPrimitives.ReadInt64LittleEndian(payload[24..]),
            Equity = Amount.FromAtto(BinaryPrimitives.ReadInt128LittleEndian(payload[64..])),
            FreeCash = Amount.FromAtto(BinaryPrimitives.ReadInt128LittleEndian(payload[80..])),
            Sizing = ReadSizing(payload),
            DataValidity = BinaryPrimitives.ReadDoubleLittleEndian(payload[112..]),
            Answer = ReadAnswer(payload),
            Inputs = inputs,
        };
    }

    private static RiskAnswer ReadAnswer(ReadOnlySpan<byte> payload)
    {
        Span<ulong> words = stackalloc ulong[4];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(payload[(32 + (i * sizeof(ulong)))..]);
        }

        return new RiskAnswer(
            (OrderReason)BinaryPrimitives.ReadInt16LittleEndian(payload[6..]), (RiskLayer)payload[1],
            ReasonSet.FromWords(words));
    }

    // One number of 128 bits: of quantities and values the amount, else two of 64, the second one in the upper half.
    // The terms behind a rule stand in the description of the run.
    private static Int128 SizingAmount(Sizing sizing) =>
        sizing.Kind is SizingKind.FixedQuantity or SizingKind.FixedValue
            ? sizing.Units.Atto
            : new Int128((ulong)sizing.Second, (ulong)sizing.PartsPerMillion);

    private static Sizing ReadSizing(ReadOnlySpan<byte> payload)
    {
        var kind = (SizingKind)payload[2];
        var amount = BinaryPrimitives.ReadInt128LittleEndian(payload[96..]);
        return kind is SizingKind.FixedQuantity or SizingKind.FixedValue
            ? Sizing.Of(kind, Amount.FromAtto(amount), 0, 0)
            : Sizing.Of(kind, default, (long)(amount & ulong.MaxValue), (long)(amount >> 64));
    }
}
