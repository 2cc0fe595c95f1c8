using System.Globalization;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Slippage of orders that take liquidity (market and stop orders), always against the trader and rounded up to whole
/// ticks. Limit orders have none.
/// </summary>
public sealed record SlippageModel
{
    private SlippageModel(SlippageKind kind, double factor)
    {
        Kind = kind;
        Factor = factor;
    }

    /// <summary>No slippage.</summary>
    public static SlippageModel None { get; } = new(SlippageKind.None, 0);

    /// <summary>Which rule.</summary>
    public SlippageKind Kind { get; }

    /// <summary>
    /// Basis points of the price; or the share of the spread, 0.5 being half; or the price share at a fill of the
    /// whole bar's
    /// volume.
    /// </summary>
    public double Factor { get; }

    /// <summary>Reads <c>none</c>, <c>bps:2</c>, <c>spread:0.5</c> or <c>volume:0.1</c>.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out SlippageModel model)
    {
        model = None;
        if (text is null or "none")
        {
            return text is not null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? SlippageKind.None : text[..colon] switch
        {
            "bps" => SlippageKind.BasisPoints,
            "spread" => SlippageKind.SpreadShare,
            "volume" => SlippageKind.VolumeShare,
            _ => SlippageKind.None,
        };
        if (kind == SlippageKind.None
            || !double.TryParse(
                text[(colon + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor)
            || factor is not (>= 0 and <= 1_000))
        {
            return false;
        }

        model = new SlippageModel(kind, factor);
        return true;
    }

    /// <summary>The price after slippage.</summary>
    /// <param name="side">Which way the order goes.</param>
    /// <param name="ticks">The price before, in ticks.</param>
    /// <param name="lots">Size of the execution, in lots.</param>
    /// <param name="barVolumeLots">Volume of the bar it happens in, in lots; 0 when unknown.</param>
    /// <param name="spreadTicks">Spread at the time, in ticks; 1 when unknown.</param>
    public long Apply(OrderSide side, long ticks, long lots, long barVolumeLots, long spreadTicks)
    {
        var share = barVolumeLots > 0 ? Math.Min(1.0, (double)lots / barVolumeLots) : 1.0;
        var offset = Kind switch
        {
            SlippageKind.BasisPoints => Math.Abs(ticks) * Factor / 10_000.0,
            SlippageKind.SpreadShare => spreadTicks * Factor,
            SlippageKind.VolumeShare => Math.Abs(ticks) * Factor * share * share,
            _ => 0.0,
        };
        // A hair below a whole tick is that tick: 5 % of 20 ticks is one tick, not two by a rounding error.
        var offsetTicks = (long)Math.Ceiling(offset - 1e-9);
        if (side == OrderSide.Buy)
        {
            return ticks + offsetTicks;
        }

        // However large the slippage, nobody pays for being rid of what has a positive price.
        return ticks > 0 ? Math.Max(1, ticks - offsetTicks) : ticks - offsetTicks;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString()
    {
        var name = Kind switch
        {
            SlippageKind.BasisPoints => "bps",
            SlippageKind.SpreadShare => "spread",
            SlippageKind.VolumeShare => "volume",
            _ => "none",
        };
        return Kind == SlippageKind.None ? name : name + ":" + Factor.ToString("R", CultureInfo.InvariantCulture);
    }
}
