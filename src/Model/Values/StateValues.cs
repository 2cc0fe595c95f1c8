namespace Plimsoll.Model.Values;

/// <summary>Values that saved state holds besides plain numbers and texts, each made of those.</summary>
public static class StateValues
{
    /// <summary>Writes an amount, exactly.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="amount">Any.</param>
    public static void WriteAmount(this IStateWriter writer, Amount amount)
    {
        ArgumentNullException.ThrowIfNull(writer);
        unchecked
        {
            // The two halves of a 128-bit number: the casts cut on purpose.
            writer.Write((long)(amount.Atto >> 64));
            writer.Write((long)amount.Atto);
        }
    }

    /// <summary>Reads what <see cref="WriteAmount"/> wrote.</summary>
    /// <exception cref="StateFormatException">Something else stands there.</exception>
    public static Amount ReadAmount(this IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        unchecked
        {
            // Put together again from its halves.
            var upper = (ulong)reader.ReadInt64();
            return Amount.FromAtto(new Int128(upper, (ulong)reader.ReadInt64()));
        }
    }

    /// <summary>Writes a yes or no.</summary>
    public static void WriteFlag(this IStateWriter writer, bool value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(value ? 1L : 0L);
    }

    /// <summary>Reads what <see cref="WriteFlag"/> wrote.</summary>
    /// <exception cref="StateFormatException">Something else stands there.</exception>
    public static bool ReadFlag(this IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.ReadInt64() switch
        {
            0 => false,
            1 => true,
            var other => throw new StateFormatException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Saved state: {other} found where 0 or 1 must stand. Restore with the version that saved it.")),
        };
    }

    /// <summary>Reads a count and checks it, so that damaged data cannot ask for endless work.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="most">Largest count that can be.</param>
    /// <returns>0 to <paramref name="most"/>.</returns>
    /// <exception cref="StateFormatException">It is out of that range.</exception>
    public static int ReadCount(this IStateReader reader, int most)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var count = reader.ReadInt64();
        return count >= 0 && count <= most ? (int)count : throw new StateFormatException(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Saved state: a count of {count} is outside 0..{most}. Restore with the version that saved it."));
    }

    /// <summary>Reads a number that is fixed by how the part was made, and checks that it is the same here.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="expected">What it is here.</param>
    /// <param name="what">What it counts, in words.</param>
    /// <exception cref="StateFormatException">It is another one.</exception>
    public static void Expect(this IStateReader reader, long expected, string what)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var found = reader.ReadInt64();
        if (found != expected)
        {
            throw new StateFormatException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Saved state: {what}: {found} saved, {expected} here. Restore with the configuration that saved it."));
        }
    }
}
