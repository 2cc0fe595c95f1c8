using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// What executions cost: by value with tiers of trailing volume, by unit or by contract. A fee is rounded up to 8
/// decimals, so a cost is never too small and a rebate never too large. The schedule itself has no state:
/// <see cref="FeeMeter"/> counts the volume and knows the price of the asset a fee is taken in.
/// </summary>
public sealed record FeeSchedule
{
    /// <summary>Decimals to which a fee is rounded.</summary>
    public const int FeeDecimals = 8;

    /// <summary>Days of volume that decide on the tier where a schedule does not say otherwise.</summary>
    public const int WindowDaysUsual = 30;

    internal const long BasisPointMillionths = 10_000_000_000;
    internal const long Whole = 1_000_000;

    internal FeeSchedule(FeeKind kind, IReadOnlyList<FeeTier> tiers) => (Kind, Tiers) = (kind, tiers);

    /// <summary>No fees at all.</summary>
    public static FeeSchedule None { get; } = new(FeeKind.Value, [default]);

    /// <summary>What is counted.</summary>
    public FeeKind Kind { get; }

    /// <summary>The tiers, by growing volume; the first one begins at 0. One without rates where units are
    /// counted.</summary>
    public IReadOnlyList<FeeTier> Tiers { get; }

    /// <summary>Whole days (UTC) before an execution's day whose volume decides on the tier; 1 to 365.</summary>
    public int WindowDays { get; init; } = WindowDaysUsual;

    /// <summary>Maker fee of the first tier in millionths of a basis point; negative for a rebate.</summary>
    public long MakerMillionths => Tiers[0].MakerMillionths;

    /// <summary>Taker fee of the first tier in millionths of a basis point; negative for a rebate.</summary>
    public long TakerMillionths => Tiers[0].TakerMillionths;

    /// <summary>Fee for each unit or contract.</summary>
    public Amount PerUnit { get; init; }

    /// <summary>Least fee of an execution; zero for none.</summary>
    public Amount Minimum { get; init; }

    /// <summary>
    /// Most that an execution may cost, in millionths of its value; 0 for no cap. It beats the minimum.
    /// </summary>
    public long MaximumMillionths { get; init; }

    /// <summary>What sales cost besides (duties of regulators), in millionths of a basis point of the value.</summary>
    public long SaleMillionths { get; init; }

    /// <summary>In what the fee is taken.</summary>
    public FeeAsset Asset { get; init; }

    /// <summary>The third asset; <c>default</c> unless <see cref="Asset"/> says so.</summary>
    public Currency Third { get; init; }

    /// <summary>What is saved by paying in the third asset, in millionths of the fee; 0 to 1,000,000.</summary>
    public long DiscountMillionths { get; init; }

    /// <summary>Name of the preset this is; empty for a schedule written out.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether nothing is ever charged.</summary>
    public bool IsFree => Equals(None);

    /// <summary>
    /// Reads <c>none</c>, <c>bps:10</c>, <c>bps:maker=-1,taker=5</c>, <c>tiers:0=10/10,1000000=9/10,days=30</c>,
    /// <c>per-share:0.005,min=1,max=0.5%</c>, <c>per-contract:2.1</c>, the name of one of the <see cref="FeePresets"/>,
    /// and behind any of them <c>,sale=0.221</c> (basis points besides, on sales) or <c>,asset=BNB,discount=25%</c>
    /// (also <c>asset=base</c> and <c>asset=received</c>).
    /// </summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out FeeSchedule schedule) => FeeText.TryRead(text, out schedule);

    /// <summary>The tier that holds at a trailing volume.</summary>
    /// <param name="volume">In the account's currency.</param>
    public int TierAt(Amount volume)
    {
        var tier = 0;
        while (tier + 1 < Tiers.Count && Tiers[tier + 1].VolumeFrom <= volume)
        {
            tier++;
        }

        return tier;
    }

    /// <summary>
    /// The fee of one execution in the currency of the price, before any third asset comes in; negative for a rebate.
    /// </summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="lots">How much; positive.</param>
    /// <param name="side">Bought or sold.</param>
    /// <param name="liquidity">Maker or taker.</param>
    /// <param name="tier">Place of the tier in <see cref="Tiers"/>.</param>
    public Amount Fee(
        Instrument instrument, long ticks, long lots, OrderSide side, LiquiditySide liquidity, int tier = 0)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var value = instrument.Notional(ticks, lots).Magnitude();
        var fee = Kind == FeeKind.Value ? ByValue(value, liquidity, tier) : ByUnit(instrument, value, lots);
        return SaleMillionths == 0 || side == OrderSide.Buy
            ? fee
            : fee + value.ScaleUp(SaleMillionths, BasisPointMillionths, FeeDecimals);
    }

    /// <inheritdoc />
    public bool Equals(FeeSchedule? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override int GetHashCode() => (MakerMillionths * 31 + TakerMillionths).GetHashCode();

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Name.Length > 0 ? Name : FeeText.Write(this);

    private Amount ByValue(Amount value, LiquiditySide liquidity, int tier)
    {
        var rate = liquidity == LiquiditySide.Maker ? Tiers[tier].MakerMillionths : Tiers[tier].TakerMillionths;
        return rate == 0 ? Amount.Zero : value.ScaleUp(rate, BasisPointMillionths, FeeDecimals);
    }

    private Amount ByUnit(Instrument instrument, Amount value, long lots)
    {
        var grid = instrument.QuantityGrid;
        var fee = (PerUnit * checked(lots * grid.Mantissa)).ScaleUp(1, PowersOfTen.Int64(grid.Decimals), FeeDecimals);
        fee = Amount.Max(fee, Minimum);
        return MaximumMillionths == 0 ? fee : Amount.Min(fee, value.ScaleUp(MaximumMillionths, Whole, FeeDecimals));
    }
}
