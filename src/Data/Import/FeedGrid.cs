using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Import;

/// <summary>Turns decimal numbers of a feed into ticks and lots of its instrument.</summary>
internal sealed class FeedGrid
{
    private const long StepsMax = 1L << 60;

    private readonly GridScale prices;
    private readonly GridScale quantities;
    private readonly bool allowsNonPositive;
    private readonly string priceText;
    private readonly string quantityText;

    public FeedGrid(Instrument instrument, bool allowsNonPositive)
    {
        prices = new GridScale(instrument.PriceGrid);
        quantities = new GridScale(instrument.QuantityGrid);
        this.allowsNonPositive = allowsNonPositive;
        priceText = (allowsNonPositive ? "a price, " : "a price above zero, ")
            + $"a multiple of the tick {instrument.PriceGrid}, below 10^18 ticks";
        quantityText = $"a quantity of zero or more, a multiple of the lot {instrument.QuantityGrid}";
    }

    public bool TryPrice(FeedNumber number, string field, out long ticks, FeedFault fault) =>
        (prices.TryToSteps(number.Digits, number.Decimals, out ticks)
            && (ticks > 0 || allowsNonPositive) && ticks is < StepsMax and > -StepsMax)
        || fault.Set(DataErrorKind.BadValue, field, Text(number), priceText);

    public bool TryQuantity(FeedNumber number, string field, out long lots, FeedFault fault) =>
        (quantities.TryToSteps(number.Digits, number.Decimals, out lots) && lots is >= 0 and < StepsMax)
        || fault.Set(DataErrorKind.BadValue, field, Text(number), quantityText);

    /// <summary>Totals of levels that were no multiple of the lot and were cut to whole lots.</summary>
    public long CutTotals { get; private set; }

    /// <summary>
    /// Reads the total of a level. Orders from before a change of the lot leave totals with a fraction of one: it is
    /// cut off and counted, but what rests is never made nothing.
    /// </summary>
    public bool TryTotal(FeedNumber number, string field, out long lots, FeedFault fault)
    {
        if (quantities.TryToSteps(number.Digits, number.Decimals, out lots) && lots is >= 0 and < StepsMax)
        {
            return true;
        }

        if (!quantities.Grid.TryToStepsBelow(number.Digits, number.Decimals, out lots) || lots >= StepsMax)
        {
            return fault.Set(DataErrorKind.BadValue, field, Text(number), "a quantity of zero or more");
        }

        lots = Math.Max(1, lots);
        CutTotals++;
        return true;
    }

    private static string Text(FeedNumber number)
    {
        var digits = Math.Abs((decimal)number.Digits);
        for (var i = 0; i < number.Decimals; i++)
        {
            digits /= 10;
        }

        return FormattableString.Invariant($"{(number.Digits < 0 ? -digits : digits)}");
    }
}
