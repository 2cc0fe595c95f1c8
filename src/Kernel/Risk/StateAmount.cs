using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Amounts in saved states: two halves.</summary>
internal static class StateAmount
{
    public static void Write(IStateWriter writer, Amount amount)
    {
        unchecked
        {
            // The two halves of a 128-bit number: the casts cut on purpose.
            writer.Write((long)(amount.Atto >> 64));
            writer.Write((long)amount.Atto);
        }
    }

    public static Amount Read(IStateReader reader)
    {
        unchecked
        {
            // Put together again from its halves.
            var upper = (ulong)reader.ReadInt64();
            return Amount.FromAtto(new Int128(upper, (ulong)reader.ReadInt64()));
        }
    }
}
