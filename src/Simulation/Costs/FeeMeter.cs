using Plimsoll.Kernel.Conversion;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Charges the executions of one account by a schedule: it counts the volume that decides on the tier and turns a fee
/// into the asset it is taken in. The tier of a day is that of the volume of the whole UTC days before it, so it
/// never changes within a day. One object an account; both venues (bars and books) charge through it.
/// </summary>
public sealed class FeeMeter
{
    private const long DayNs = 86_400_000_000_000;
    private readonly FeeSchedule schedule;
    private readonly CurrencyRates? rates;
    private readonly Amount[] volumes;
    private long day = long.MinValue;
    private int tier;

    /// <summary>Makes a meter that has seen no volume.</summary>
    /// <param name="schedule">What executions cost.</param>
    /// <param name="rates">
    /// Prices of currencies and assets; null where everything is in one currency. Without a known price of the third
    /// asset the fee is taken in the currency of the price and without discount.
    /// </param>
    public FeeMeter(FeeSchedule schedule, CurrencyRates? rates = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.schedule = schedule;
        this.rates = rates;
        volumes = new Amount[schedule.WindowDays + 1];
    }

    /// <summary>The schedule it charges by.</summary>
    public FeeSchedule Schedule => schedule;

    /// <summary>Place of the tier that holds now, in the schedule's tiers.</summary>
    public int Tier => tier;

    /// <summary>Volume of the days before today that decides on the tier, in the account's currency.</summary>
    public Amount TrailingVolume
    {
        get
        {
            var total = Amount.Zero;
            for (var i = 1; i < volumes.Length; i++)
            {
                total += volumes[Slot(day - i)];
            }

            return day == long.MinValue ? Amount.Zero : total;
        }
    }

    /// <summary>The fee to book for an execution, in the currency of the price; negative for a rebate.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="lots">How much; positive.</param>
    /// <param name="side">Bought or sold.</param>
    /// <param name="liquidity">Maker or taker.</param>
    public Amount Fee(Instrument instrument, long ticks, long lots, OrderSide side, LiquiditySide liquidity)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return schedule.Asset == FeeAsset.Quote
            ? schedule.Fee(instrument, ticks, lots, side, liquidity, tier)
            : Charge(instrument, ticks, lots, side, liquidity).Booked;
    }

    /// <summary>
    /// The same with what is taken of the fee's asset. What is taken is rounded up to 8 decimals, and what is booked
    /// is its value at the known price, rounded up as well.
    /// </summary>
    public FeeCharge Charge(Instrument instrument, long ticks, long lots, OrderSide side, LiquiditySide liquidity)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var fee = schedule.Fee(instrument, ticks, lots, side, liquidity, tier);
        var isBase = schedule.Asset == FeeAsset.Base
            || (schedule.Asset == FeeAsset.Received && side == OrderSide.Buy);
        if (isBase && ticks > 0)
        {
            var grid = instrument.PriceGrid;
            var price = checked(ticks * grid.Mantissa * instrument.Multiplier);
            var scale = PowersOfTen.Int64(grid.Decimals);
            var taken = fee.ScaleUp(scale, price, FeeSchedule.FeeDecimals);
            return new FeeCharge(taken.ScaleUp(price, scale), taken, CurrencyPair.BaseOf(instrument) ?? default);
        }

        if (schedule.Asset == FeeAsset.Third && rates is not null
            && rates.TryRate(schedule.Third, instrument.Quote, out var rate))
        {
            fee = fee.ScaleUp(FeeSchedule.Whole - schedule.DiscountMillionths, FeeSchedule.Whole);
            var taken = rate.InverseUp(fee, FeeSchedule.FeeDecimals);
            return new FeeCharge(rate.ConvertUp(taken), taken, schedule.Third);
        }

        return new FeeCharge(fee, fee, instrument.Quote);
    }

    /// <summary>Counts an execution's value towards the tiers, after it was charged.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="lots">How much; positive.</param>
    public void Note(Instrument instrument, long ticks, long lots)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        if (schedule.Tiers.Count == 1)
        {
            return;
        }

        var value = instrument.Notional(ticks, lots).Magnitude();
        volumes[Slot(day)] += rates is null ? value : rates.ToAccount(value, instrument.Quote);
    }

    /// <summary>
    /// Tells the time: with each new UTC day the tier is decided anew. Cheap when the day is the same.
    /// </summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    public void Advance(long timeNs)
    {
        var now = timeNs >= 0 ? timeNs / DayNs : -1;
        if (now == day || schedule.Tiers.Count == 1)
        {
            return;
        }

        var gone = day == long.MinValue ? volumes.Length : Math.Min(now - day, volumes.Length);
        for (var i = 0; i < gone; i++)
        {
            volumes[Slot(now - i)] = Amount.Zero;
        }

        day = now;
        tier = schedule.TierAt(TrailingVolume);
    }

    private int Slot(long number) => (int)((number + volumes.Length) % volumes.Length);
}
