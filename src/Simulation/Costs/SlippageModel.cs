using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Slippage of orders that take liquidity (market and stop orders), always against the trader and rounded up to whole
/// ticks. Limit orders have none.
/// </summary>
public sealed record SlippageModel
{
    internal const double UnknownVolumeShareOfPrice = 0.0005;
    private const double HoursPerYear = 8_760.0;
    private const double VolatilityMultiplier = 2.0;

    internal SlippageModel(SlippageKind kind, double factor) => (Kind, Factor) = (kind, factor);

    /// <summary>No slippage.</summary>
    public static SlippageModel None { get; } = new(SlippageKind.None, 0);

    /// <summary>Which rule.</summary>
    public SlippageKind Kind { get; }

    /// <summary>
    /// Basis points of the price; the share of the spread, 0.5 being half; the price share at a fill of the whole
    /// bar's volume; ticks; percent of the price at a fill of the whole volume; or least percent of a draw.
    /// </summary>
    public double Factor { get; }

    /// <summary>
    /// Share of the spread that is added to <see cref="SlippageKind.Ticks"/>, 0 or greater.
    /// </summary>
    public double SpreadShare { get; init; }

    /// <summary>
    /// Largest share of the bar's volume that counts for <see cref="SlippageKind.SquareRoot"/>, above 0 to 1; largest
    /// share of the price that <see cref="SlippageKind.Draw"/> may take, in percent.
    /// </summary>
    public double Cap { get; init; } = 1;

    /// <summary>Largest percent of a draw; not below <see cref="Factor"/>.</summary>
    public double DrawMax { get; init; }

    /// <summary>Seed of the draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Money that the other side of the book offers, in the currency of the price; positive.</summary>
    public double Depth { get; init; }

    /// <summary>Share of the price that taking the whole depth costs; 0.1 is 10 %.</summary>
    public double DepthFactor { get; init; }

    /// <summary>Share of the depth that can be taken at once, above 0 to 1.</summary>
    public double UsableDepth { get; init; } = 1;

    /// <summary>Volatility a year, as a fraction; an hour of it counts twice.</summary>
    public double Volatility { get; init; }

    /// <summary>
    /// Reads <c>none</c>, <c>bps:2</c>, <c>spread:0.5</c>, <c>volume:0.1</c>, <c>ticks:1,spread=0.5</c>,
    /// <c>impact:0.1,cap=2.5%</c>, <c>draw:0.05-0.3,cap=1%,seed=7</c> or
    /// <c>depth:1000000,base=5,factor=0.1,usable=80%,volatility=0.8</c>.
    /// </summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out SlippageModel model) => SlippageText.TryRead(text, out model);

    /// <summary>How far from the price seen, in ticks, before it is rounded up to whole ones; 0 or greater.</summary>
    /// <param name="facts">What is known of the execution.</param>
    public double OffsetTicks(in SlippageFacts facts)
    {
        var price = Math.Abs((double)facts.Ticks);
        return Kind switch
        {
            SlippageKind.BasisPoints => price * Factor / 10_000.0,
            SlippageKind.SpreadShare => facts.SpreadTicks * Factor,
            SlippageKind.VolumeShare => Squared(price, facts.VolumeShare(1.0)),
            SlippageKind.Ticks => Math.Max(
                0.0, Math.Round(Factor + (SpreadShare * facts.SpreadTicks), MidpointRounding.ToEven)),
            SlippageKind.SquareRoot => facts.BarVolumeLots > 0
                ? price * Factor * Math.Sqrt(Math.Min(facts.VolumeShare(1.0), Cap)) / 100.0
                : price * UnknownVolumeShareOfPrice,
            SlippageKind.Draw => price * DrawnPercent(in facts) / 100.0,
            SlippageKind.Depth => price * DepthBasisPoints(facts.TickLotValue * price * facts.Lots) / 10_000.0,
            _ => 0.0,
        };
    }

    /// <summary>
    /// Basis points of the price that taking so much money out of <see cref="Depth"/> costs; what goes beyond the
    /// usable depth is not taken.
    /// </summary>
    /// <param name="value">Money wanted, in the currency of the price; 0 or greater.</param>
    public double DepthBasisPoints(double value)
    {
        var taken = Math.Min(value, Depth * UsableDepth);
        return Factor + (taken / Depth * DepthFactor * 10_000.0)
            + (Volatility / Math.Sqrt(HoursPerYear) * 10_000.0 * VolatilityMultiplier);
    }

    /// <summary>
    /// Most lots that one execution can take out of the usable depth; <see cref="long.MaxValue"/> where the rule
    /// knows no depth.
    /// </summary>
    /// <param name="ticks">The price, in ticks.</param>
    /// <param name="tickLotValue">Worth of one tick of one lot.</param>
    public long TakeableLots(long ticks, double tickLotValue)
    {
        var lotValue = Math.Abs((double)ticks) * tickLotValue;
        return Kind != SlippageKind.Depth || lotValue <= 0 ? long.MaxValue
            : (long)Math.Min(Math.Floor(Depth * UsableDepth / lotValue), long.MaxValue / 4);
    }

    /// <summary>The price after slippage.</summary>
    /// <param name="side">Which way the order goes.</param>
    /// <param name="facts">What is known of the execution.</param>
    public long Apply(OrderSide side, in SlippageFacts facts)
    {
        // A hair below a whole tick is that tick: 5 % of 20 ticks is one tick, not two by a rounding error.
        var offsetTicks = (long)Math.Ceiling(OffsetTicks(in facts) - 1e-9);
        var ticks = facts.Ticks;
        if (side == OrderSide.Buy)
        {
            return ticks + offsetTicks;
        }

        // However large the slippage, nobody pays for being rid of what has a positive price.
        return ticks > 0 ? Math.Max(1, ticks - offsetTicks) : ticks - offsetTicks;
    }

    /// <summary>The price after slippage, where neither the order's number nor money matters.</summary>
    /// <param name="side">Which way the order goes.</param>
    /// <param name="ticks">The price before, in ticks.</param>
    /// <param name="lots">Size of the execution, in lots.</param>
    /// <param name="barVolumeLots">Volume of the bar it happens in, in lots; 0 when unknown.</param>
    /// <param name="spreadTicks">Spread at the time, in ticks; 1 when unknown.</param>
    public long Apply(OrderSide side, long ticks, long lots, long barVolumeLots, long spreadTicks) =>
        Apply(side, new SlippageFacts(ticks, lots, barVolumeLots, spreadTicks));

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => SlippageText.Write(this);

    private double Squared(double price, double share) => price * Factor * share * share;

    /// <summary>Grows with the share of the volume, never below the draw, never beyond the cap.</summary>
    private double DrawnPercent(in SlippageFacts facts)
    {
        var draw = UnitDraw.Of(Seed, facts.OrderNumber, UnitDraw.Slippage);
        var drawn = Factor + ((DrawMax - Factor) * draw);
        return Math.Min(drawn * (1.0 + facts.VolumeShare(0.0)), Math.Max(Cap, Factor));
    }
}
