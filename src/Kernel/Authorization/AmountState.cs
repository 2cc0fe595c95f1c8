using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>Amounts in saved states, as their two halves.</summary>
internal static class AmountState
{
    public static void Write(IStateWriter writer, Amount amount)
    {
        // Two halves of 64 bits; the casts cut the number on purpose.
        writer.Write(unchecked((long)(amount.Atto >> 64)));
        writer.Write(unchecked((long)amount.Atto));
    }

    public static Amount Read(IStateReader reader)
    {
        var upper = reader.ReadInt64();
        var lower = reader.ReadInt64();
        // Put together bit by bit on purpose.
        return Amount.FromAtto(unchecked(new Int128((ulong)upper, (ulong)lower)));
    }
}
