using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Conversion;

/// <summary>What a pair of currencies is called and what its symbol says.</summary>
public static class CurrencyPair
{
    /// <summary>
    /// The currency (or coin) that an instrument trades: its symbol without the quote currency at its end, e.g. EUR
    /// of EURUSD, BTC of BTC-USDT.
    /// </summary>
    /// <returns>Null for anything but spot and foreign exchange, or when the symbol does not end so.</returns>
    public static Currency? BaseOf(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var symbol = instrument.Id.Symbol ?? "";
        if (instrument.Kind is not (InstrumentKind.Spot or InstrumentKind.Fx)
            || !symbol.EndsWith(instrument.Quote.Code, StringComparison.Ordinal))
        {
            return null;
        }

        var code = symbol[..^instrument.Quote.Code.Length].TrimEnd('-', '_', '.', '/');
        foreach (var letter in code)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return null;
            }
        }

        return code.Length is > 0 and <= 12 ? Currency.Of(code) : null;
    }
}
