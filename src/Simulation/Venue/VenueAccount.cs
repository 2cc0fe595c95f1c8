using Plimsoll.Kernel.Conversion;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// The account at a simulated venue: its own cash, so that it can refuse what is not paid for, and the fees. Cash is in
/// the account's currency; what futures earn and the broker charges is taken over with <see cref="Sync"/>.
/// </summary>
internal sealed class VenueAccount
{
    private const int GuessProbes = 3;
    private readonly FeeMeter fees;
    private readonly CurrencyRates? rates;

    public VenueAccount(Amount cash, FeeSchedule fees, CurrencyRates? rates = null)
    {
        Cash = cash;
        this.rates = rates;
        this.fees = new FeeMeter(fees, rates);
    }

    /// <summary>In the account's currency.</summary>
    public Amount Cash { get; private set; }

    /// <summary>Tells the time, on which tiers of fees depend.</summary>
    public void Advance(long timeNs) => fees.Advance(timeNs);

    /// <summary>The fee of an execution, in the currency of the price.</summary>
    public Amount Fee(Instrument instrument, long ticks, long lots, OrderSide side, LiquiditySide liquidity) =>
        fees.Fee(instrument, ticks, lots, side, liquidity);

    /// <summary>Cash in the currency of an instrument, rounded down; nothing while no rate is known.</summary>
    public Amount CashIn(Instrument instrument) =>
        rates is null || instrument.Quote == rates.Account ? Cash
        : rates.TryRate(rates.Account, instrument.Quote, out var rate) ? rate.ConvertDown(Cash)
        : Amount.Zero;

    /// <summary>Most lots whose value and fee together stay within a budget.</summary>
    public long AffordableLots(
        Instrument instrument, long ticks, Amount budget, OrderSide side, LiquiditySide liquidity)
    {
        var lotValue = instrument.Notional(ticks, 1).Magnitude();
        if (budget.Sign <= 0 || lotValue.IsZero)
        {
            return 0;
        }

        var most = budget.Atto / lotValue.Atto;
        var high = most > long.MaxValue / 4 ? long.MaxValue / 4 : (long)most;
        var costOfHigh = Cost(high);
        if (costOfHigh <= budget)
        {
            return high;
        }

        // Value and fee grow with the quantity, so closing in finds the largest that fits, fees of any shape
        // included. Most fees are
        // proportional: the first two guesses are then the answer and its neighbour.
        var low = 0L;
        var guess = (long)(high * (budget.ToDouble() / costOfHigh.ToDouble())) - 1 - (high >> 50);
        for (var probe = 0; high - low > 1; probe++)
        {
            var middle = probe == 0 ? guess : probe <= GuessProbes ? low + 1 + probe : low + ((high - low) / 2);
            middle = Math.Clamp(middle, low + 1, high - 1);
            if (Cost(middle) <= budget)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;

        Amount Cost(long lots) =>
            instrument.Notional(ticks, lots).Magnitude() + fees.Fee(instrument, ticks, lots, side, liquidity);
    }

    /// <summary>Pays for an execution and counts it towards the tiers of fees.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="signedLots">Lots bought; negative for sold.</param>
    /// <param name="fee">Its fee, in the currency of the price.</param>
    public void Book(Instrument instrument, long ticks, long signedLots, Amount fee)
    {
        var cost = instrument.IsPaidInFull ? instrument.Notional(ticks, signedLots) + fee : fee;
        Cash += rates is null ? -cost : rates.ToAccount(-cost, instrument.Quote);
        fees.Note(instrument, ticks, Math.Abs(signedLots));
    }

    /// <summary>Takes over the cash of the books once they know of every execution.</summary>
    public void Sync(Amount cash) => Cash = cash;
}
