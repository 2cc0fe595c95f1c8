using System.Numerics;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>Units of another currency in stock, and what they cost on average in the account's.</summary>
internal sealed class StockCost
{
    private Amount cost;

    public StockCost(Currency currency) => Currency = currency;

    public Currency Currency { get; }

    /// <summary>Units in stock.</summary>
    public Amount Units { get; private set; }

    /// <summary>Puts units in; negative takes them out at no cost.</summary>
    public void Add(Amount units, Amount value)
    {
        Units += units;
        cost += value;
    }

    /// <summary>Takes units out, at most all there are.</summary>
    /// <returns>What they cost; rounded toward zero, the last unit takes the rest along.</returns>
    public Amount Take(Amount units)
    {
        if (units.IsZero)
        {
            return Amount.Zero;
        }

        // Two 128-bit factors do not fit 128 bits together; fees in a stock are rare enough for long arithmetic.
        var share = units == Units ? cost
            : Amount.FromAtto((Int128)((BigInteger)cost.Atto * (BigInteger)units.Atto / (BigInteger)Units.Atto));
        Units -= units;
        cost -= share;
        return share;
    }
}
