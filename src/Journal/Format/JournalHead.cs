namespace Plimsoll.Journal.Format;

/// <summary>
/// A place of the journal that everything before it is proved by: the sequence of a seal and its hash. Kept outside
/// the journal it is an anchor: a journal that does not hold it was cut or altered. <c>default</c> is the empty
/// journal.
/// </summary>
/// <param name="Sequence">Sequence of the seal; 0 for an empty journal.</param>
/// <param name="Hash">SHA-256, 64 lower-case hexadecimal digits; null for an empty journal.</param>
public readonly record struct JournalHead(long Sequence, string? Hash)
{
    /// <summary>Bytes of a hash.</summary>
    internal const int HashBytes = 32;

    /// <summary>Reads <c>SEQUENCE:HASH</c>.</summary>
    /// <param name="text">Such as <c>42:9f86…</c> with 64 hexadecimal digits.</param>
    /// <param name="head">What it says.</param>
    /// <returns>Whether it has that form.</returns>
    public static bool TryParse(string? text, out JournalHead head)
    {
        head = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon < 1 || text.Length != colon + 1 + (2 * HashBytes)
            || !long.TryParse(text.AsSpan(0, colon), System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out var sequence) || sequence < 1)
        {
            return false;
        }

        var hash = text[(colon + 1)..].ToLowerInvariant();
        foreach (var digit in hash)
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return false;
            }
        }

        head = new JournalHead(sequence, hash);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    internal static JournalHead Of(long sequence, ReadOnlySpan<byte> hash) =>
        sequence == 0 ? default : new JournalHead(sequence, Convert.ToHexStringLower(hash));
}
