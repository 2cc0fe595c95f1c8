using System.Globalization;

namespace Plimsoll.Simulation.Fills;

/// <summary>
/// A named set of rules by which orders trade on bars. All of them share: inside a bar adverse orders (stops) trade
/// before
/// favourable ones (limits); a stop that the market jumped over trades at the open beyond it; a limit order needs the
/// price to go through it, touching is not enough; no bar gives more than a share of its volume.
/// </summary>
public sealed record FillPolicy
{
    private const long Whole = 1_000_000;

    /// <summary>The default: at the next open.</summary>
    public static FillPolicy NextOpen { get; } = new()
    {
        Name = "next-open",
        Timing = FillTiming.NextOpen,
        Description = "market orders trade at the open of the next bar",
    };

    /// <summary>Optimistic: at the close that the decision was made on.</summary>
    public static FillPolicy SameClose { get; } = new()
    {
        Name = "same-close",
        Timing = FillTiming.SameClose,
        IsOptimistic = true,
        Description = "market orders trade at the close of the bar that caused them, which no one can do for sure",
    };

    /// <summary>Pessimistic bound: at the worst price of the next bar and for a tenth of its volume.</summary>
    public static FillPolicy NextWorst { get; } = new()
    {
        Name = "next-worst",
        Timing = FillTiming.NextWorst,
        VolumeCapMillionths = Whole / 10,
        Description = "market orders trade at the worst price of the next bar",
    };

    /// <summary>Name by which it is chosen and printed.</summary>
    public required string Name { get; init; }

    /// <summary>What it does to market orders, in words.</summary>
    public required string Description { get; init; }

    /// <summary>When market orders trade.</summary>
    public required FillTiming Timing { get; init; }

    /// <summary>Whether it promises more than a market gives.</summary>
    public bool IsOptimistic { get; init; }

    /// <summary>
    /// Most of a bar's volume that all own orders together may trade, in millionths; the whole volume by default.
    /// </summary>
    public long VolumeCapMillionths { get; init; } = Whole;

    /// <summary>The policy of that name.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryGet(string? name, out FillPolicy policy)
    {
        policy = name switch
        {
            "same-close" => SameClose,
            "next-worst" => NextWorst,
            _ => NextOpen,
        };
        return policy.Name == name;
    }

    /// <summary>The same policy with another cap on the share of volume, in millionths, 1 to 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public FillPolicy WithVolumeCap(long millionths) => millionths is >= 1 and <= Whole
        ? this with { VolumeCapMillionths = millionths }
        : throw new ArgumentOutOfRangeException(nameof(millionths), millionths, "1 to 1000000 expected");

    /// <summary>Most lots that own orders may trade of a bar.</summary>
    /// <param name="barVolumeLots">The bar's volume.</param>
    public long CapacityLots(long barVolumeLots) => VolumeCapMillionths == Whole
        ? barVolumeLots
        : (long)((Int128)barVolumeLots * VolumeCapMillionths / Whole);

    /// <summary>Name and volume cap, for reports.</summary>
    public override string ToString() =>
        Name + ", at most " + (VolumeCapMillionths / 10_000m).ToString("0.####",
            CultureInfo.InvariantCulture) + " % of volume";
}
