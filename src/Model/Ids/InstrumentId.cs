namespace Plimsoll.Model.Ids;

/// <summary>
/// The name of an instrument at a venue, written <c>SYMBOL.VENUE</c>, e.g. <c>BTCUSDT.BINANCE</c> or
/// <c>BRK.B.XNYS</c> (the last dot
/// divides). Upper case. Inside the kernel an <see cref="InstrumentIndex"/> stands for it. <c>default</c> is the
/// unnamed
/// instrument and is refused wherever one is required.
/// </summary>
public readonly record struct InstrumentId
{
    private InstrumentId(string symbol, string venue)
    {
        Symbol = symbol;
        Venue = venue;
    }

    /// <summary>The venue's symbol, e.g. <c>BTCUSDT</c>.</summary>
    public string? Symbol { get; }

    /// <summary>The venue, e.g. <c>BINANCE</c>.</summary>
    public string? Venue { get; }

    /// <summary>Reads <c>SYMBOL.VENUE</c>; lower case is raised.</summary>
    /// <returns>False when a part is missing or holds other characters than letters, digits, <c>. - _ ^</c>.</returns>
    public static bool TryParse(string? text, out InstrumentId id)
    {
        id = default;
        if (text is null || text.Length > 64)
        {
            return false;
        }

        var upper = text.ToUpperInvariant();
        var dot = upper.LastIndexOf('.');
        if (dot <= 0 || dot == upper.Length - 1 || upper[0] == '.')
        {
            return false;
        }

        foreach (var character in upper)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or '_' or '^'))
            {
                return false;
            }
        }

        id = new InstrumentId(upper[..dot], upper[(dot + 1)..]);
        return true;
    }

    /// <summary>Reads <c>SYMBOL.VENUE</c>.</summary>
    /// <exception cref="ArgumentException">The text is no such name.</exception>
    public static InstrumentId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new ArgumentException($"'{text}' is no instrument: SYMBOL.VENUE such as BTCUSDT.BINANCE expected",
            nameof(text));

    /// <summary><c>SYMBOL.VENUE</c>.</summary>
    public override string ToString() => $"{Symbol}.{Venue}";
}
