using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Instruments;

/// <summary>
/// What is traded: its grids, value, currencies, calendar and fee class. Every price and quantity of it is an integer
/// relative to this definition, so a changed definition is a new <see cref="Version"/>, never an edit.
/// </summary>
public sealed record Instrument
{
    private readonly double priceDivisor;
    private readonly double quantityDivisor;
    private readonly long tickLotAtto;

    /// <summary>Makes and checks an instrument definition.</summary>
    /// <param name="id">Symbol and venue.</param>
    /// <param name="kind">What kind of thing it is.</param>
    /// <param name="priceGrid">The tick: all prices are whole multiples of it.</param>
    /// <param name="quantityGrid">The lot: all quantities are whole multiples of it.</param>
    /// <param name="quote">The currency of prices, of profit and of cash paid.</param>
    /// <param name="calendarName">Name of the session calendar, e.g. <c>24x7</c>, <c>XNYS</c>.</param>
    /// <param name="multiplier">Units of quote currency a price of 1 is worth per unit of quantity; 1 except for
    /// futures.</param>
    /// <param name="feeClass">Name of the fee class at the venue; empty for the venue's ordinary one.</param>
    /// <param name="version">1 or greater; raised with every change of the definition.</param>
    /// <exception cref="ArgumentException">Tick, lot and multiplier together have more than 18 decimals, or a value
    /// is missing.
    /// </exception>
    public Instrument(
        InstrumentId id,
        InstrumentKind kind,
        DecimalGrid priceGrid,
        DecimalGrid quantityGrid,
        Currency quote,
        string calendarName,
        long multiplier = 1,
        string feeClass = "",
        int version = 1)
    {
        ArgumentNullException.ThrowIfNull(calendarName);
        ArgumentNullException.ThrowIfNull(feeClass);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(multiplier, 1);
        if (id.Symbol is null || quote.Code.Length == 0)
        {
            throw new ArgumentException("an instrument needs an id and a quote currency");
        }

        if (priceGrid.Decimals + quantityGrid.Decimals > Amount.Decimals)
        {
            throw new ArgumentException(
                $"{id}: tick {priceGrid} and lot {quantityGrid} together have more than {Amount.Decimals} decimals");
        }

        Id = id;
        Kind = kind;
        PriceGrid = priceGrid;
        QuantityGrid = quantityGrid;
        Quote = quote;
        CalendarName = calendarName;
        Multiplier = multiplier;
        FeeClass = feeClass;
        Version = version;
        var mantissas = (Int128)priceGrid.Mantissa * quantityGrid.Mantissa * multiplier;
        TickLotValue = Amount.FromAtto(
            mantissas * PowersOfTen.Int64(Amount.Decimals - priceGrid.Decimals - quantityGrid.Decimals));
        TickLotValueAsDouble = TickLotValue.ToDouble();
        tickLotAtto = TickLotValue.Atto <= long.MaxValue ? (long)TickLotValue.Atto : 0;
        priceDivisor = PowersOfTen.Int64(priceGrid.Decimals);
        quantityDivisor = PowersOfTen.Int64(quantityGrid.Decimals);
    }

    /// <summary>Symbol and venue.</summary>
    public InstrumentId Id { get; }

    /// <summary>What kind of thing it is.</summary>
    public InstrumentKind Kind { get; }

    /// <summary>The tick grid of prices.</summary>
    public DecimalGrid PriceGrid { get; }

    /// <summary>The lot grid of quantities.</summary>
    public DecimalGrid QuantityGrid { get; }

    /// <summary>The currency of prices, profit and cash.</summary>
    public Currency Quote { get; }

    /// <summary>Name of the session calendar.</summary>
    public string CalendarName { get; }

    /// <summary>
    /// Units of quote currency that a price of 1 is worth per unit of quantity; 50 for the E-mini S&amp;P 500.
    /// </summary>
    public long Multiplier { get; }

    /// <summary>Name of the fee class; empty for the ordinary one.</summary>
    public string FeeClass { get; }

    /// <summary>1 or greater.</summary>
    public int Version { get; }

    /// <summary>Exact value of one tick of one lot in the quote currency: tick times lot times multiplier.</summary>
    public Amount TickLotValue { get; }

    /// <summary>The same as a double, for statistics.</summary>
    public double TickLotValueAsDouble { get; }

    /// <summary>
    /// Whether a purchase is paid in full with cash (spot, equity, FX) rather than settled by profit and loss
    /// (futures).
    /// </summary>
    public bool IsPaidInFull => Kind is InstrumentKind.Spot or InstrumentKind.Equity or InstrumentKind.Fx;

    /// <summary>
    /// Exact value of <paramref name="lots"/> at <paramref name="ticks"/> in the quote currency; signed by both.
    /// </summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public Amount Notional(long ticks, long lots)
    {
        var upper = Math.BigMul(ticks, lots, out var product);
        if (upper == product >> 63 && tickLotAtto != 0)
        {
            // Both factors fit 64 bits, so their product fits 128: the usual case, far quicker than a checked product.
            var valueUpper = Math.BigMul(product, tickLotAtto, out var valueLower);
            return Amount.FromHalves(valueUpper, unchecked((ulong)valueLower));
        }

        return Amount.FromAtto(checked((Int128)ticks * lots * TickLotValue.Atto));
    }

    /// <summary>A price in quote currency, for signals and display.</summary>
    public double PriceToDouble(long ticks) => (ticks * PriceGrid.Mantissa) / priceDivisor;

    /// <summary>A quantity in units, for signals and display.</summary>
    public double QuantityToDouble(long lots) => (lots * QuantityGrid.Mantissa) / quantityDivisor;

    /// <summary>The symbol and venue.</summary>
    public override string ToString() => Id.ToString();
}
