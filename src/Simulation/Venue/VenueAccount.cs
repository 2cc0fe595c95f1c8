using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Simulation.Venue;

/// <summary>The account at the simulated venue: its own cash, so that it can refuse what is not paid for.</summary>
internal sealed class VenueAccount
{
    private const int GuessProbes = 3;
    private readonly FeeMeter fees;

    public VenueAccount(Amount cash, FeeSchedule fees)
    {
        Cash = cash;
        this.fees = new FeeMeter(fees);
    }

    public Amount Cash { get; private set; }

    public Amount Fee(Instrument instrument, long ticks, long lots, LiquiditySide liquidity) =>
        fees.Fee(instrument, ticks, lots, OrderSide.Sell, liquidity);

    /// <summary>Most lots whose value and fee together stay within a budget.</summary>
    public long AffordableLots(Instrument instrument, long ticks, Amount budget, LiquiditySide liquidity)
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
            instrument.Notional(ticks, lots).Magnitude() + fees.Fee(instrument, ticks, lots, OrderSide.Sell, liquidity);
    }

    public void Pay(Amount amount) => Cash -= amount;
}
