namespace Plimsoll.Model.Values;

/// <summary>
/// A currency or crypto asset by its upper-case code, e.g. <c>USD</c>, <c>USDT</c>, <c>BTC</c>. <c>default</c> is the
/// unnamed
/// currency and is refused wherever a currency is required.
/// </summary>
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The code, 1 to 12 characters out of A-Z and 0-9; empty for <c>default</c>.</summary>
    public string Code => code ?? "";

    /// <summary>Makes a currency of its code; lower case is raised.</summary>
    /// <exception cref="ArgumentException">Not 1 to 12 letters or digits.</exception>
    public static Currency Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var upper = code.ToUpperInvariant();
        var valid = upper.Length is > 0 and <= 12;
        foreach (var character in upper)
        {
            valid &= char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character);
        }

        return valid
            ? new Currency(upper)
            : throw new ArgumentException($"'{code}' is no currency code: 1 to 12 letters or digits expected",
            nameof(code));
    }

    /// <inheritdoc />
    public override string ToString() => Code;
}
