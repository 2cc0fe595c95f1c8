using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>Exact cash by currency.</summary>
internal sealed class CashLedger
{
    private readonly Currency[] currencies;
    private readonly Amount[] balances;

    public CashLedger(Currency[] currencies)
    {
        this.currencies = currencies;
        balances = new Amount[currencies.Length];
    }

    /// <summary>The balance of a currency by its place in the ledger.</summary>
    public Amount this[int place] => balances[place];

    /// <summary>The place of a currency.</summary>
    /// <exception cref="ArgumentException">The ledger does not hold it.</exception>
    public int PlaceOf(Currency currency)
    {
        var place = Array.IndexOf(currencies, currency);
        return place >= 0 ? place : throw new ArgumentException($"the ledger holds no {currency}", nameof(currency));
    }

    /// <summary>Adds to a balance (takes from it when negative).</summary>
    /// <exception cref="OverflowException">The balance does not fit.</exception>
    public void Add(int place, Amount amount) => balances[place] += amount;
}
