using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>Reads prices and quantities of one instrument from cells.</summary>
internal sealed class CellNumbers
{
    private const int QuoteVolumeDecimals = 8;

    private readonly GridScale prices;
    private readonly GridScale quantities;
    private readonly bool allowsNonPositive;
    private readonly string tickText;
    private readonly string lotText;

    public CellNumbers(Instrument instrument, bool allowsNonPositive)
    {
        prices = new GridScale(instrument.PriceGrid);
        quantities = new GridScale(instrument.QuantityGrid);
        this.allowsNonPositive = allowsNonPositive;
        tickText = "a multiple of the tick " + instrument.PriceGrid;
        lotText = "a multiple of the lot " + instrument.QuantityGrid;
    }

    public bool TryPrice(ReadOnlySpan<byte> text, int cell, out long ticks, RowFault fault)
    {
        if (!DecimalText.TryParse(text, out var digits, out var decimals))
        {
            ticks = 0;
            return fault.Set(DataErrorKind.BadValue, cell, "a decimal number of at most 18 digits");
        }

        if (!prices.TryToSteps(digits, decimals, out ticks))
        {
            return fault.Set(DataErrorKind.BadValue, cell, tickText);
        }

        return ticks > 0 || allowsNonPositive
            || fault.Set(DataErrorKind.BadValue, cell, "a price above zero (or give --allow-non-positive)");
    }

    public bool TryQuantity(ReadOnlySpan<byte> text, int cell, out long lots, RowFault fault)
    {
        if (!DecimalText.TryParse(text, out var digits, out var decimals))
        {
            lots = 0;
            return fault.Set(DataErrorKind.BadValue, cell, "a decimal number of at most 18 digits");
        }

        if (!quantities.TryToSteps(digits, decimals, out lots))
        {
            return fault.Set(DataErrorKind.BadValue, cell, lotText);
        }

        return lots >= 0 || fault.Set(DataErrorKind.BadValue, cell, "a quantity of zero or more");
    }

    /// <summary>How many volumes were cut to whole lots.</summary>
    public long CutVolumes { get; private set; }

    /// <summary>
    /// Reads the volume of a bar. It is a sum over many trades, often one that a source has converted,
    /// so what exceeds whole
    /// lots is cut off and counted.
    /// </summary>
    public bool TryVolume(ReadOnlySpan<byte> text, int cell, out long lots, RowFault fault)
    {
        if (!DecimalText.TryParse(text, out var digits, out var decimals))
        {
            lots = 0;
            return fault.Set(DataErrorKind.BadValue, cell, "a decimal number of at most 18 digits");
        }

        if (quantities.TryToSteps(digits, decimals, out lots))
        {
            return lots >= 0 || fault.Set(DataErrorKind.BadValue, cell, "a quantity of zero or more");
        }

        if (!quantities.Grid.TryToStepsBelow(digits, decimals, out lots))
        {
            return fault.Set(DataErrorKind.BadValue, cell, "a quantity of zero or more");
        }

        CutVolumes++;
        return true;
    }

    /// <summary>Reads a value in quote currency in units of 10^-8; more decimals are cut off.</summary>
    public static bool TryQuoteVolume(ReadOnlySpan<byte> text, int cell, out long value, RowFault fault)
    {
        value = 0;
        if (!DecimalText.TryParse(text, out var digits, out var decimals) || digits < 0)
        {
            return fault.Set(DataErrorKind.BadValue, cell, "a decimal number of zero or more");
        }

        if (decimals >= QuoteVolumeDecimals)
        {
            value = digits / PowersOfTen.Int64(decimals - QuoteVolumeDecimals);
            return true;
        }

        var scaled = (Int128)digits * PowersOfTen.Int64(QuoteVolumeDecimals - decimals);
        value = scaled <= long.MaxValue ? (long)scaled : 0;
        return scaled <= long.MaxValue || fault.Set(DataErrorKind.BadValue, cell, "a value below 92 billion");
    }

    /// <summary>Reads a whole number of zero or more.</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, int cell, out long value, RowFault fault) =>
        (DecimalText.TryParse(text, out value, out var decimals) && decimals == 0 && value >= 0)
        || fault.Set(DataErrorKind.BadValue, cell, "a whole number of zero or more");
}
