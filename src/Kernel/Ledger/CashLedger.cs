using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// Exact cash in the account's currency, and where it came from and went to. Every change of cash stands on one line;
/// start, realised profit and the charges account for every atto of it.
/// </summary>
internal sealed class CashLedger : ISavedPart
{
    private readonly Amount[] charges = new Amount[(int)ChargeKind.Settlement];

    public CashLedger(Amount start) => Start = Cash = start;

    /// <summary>Cash at the start.</summary>
    public Amount Start { get; }

    /// <summary>Cash now; what holdings that are paid in full cost is out of it.</summary>
    public Amount Cash { get; private set; }

    /// <summary>Profit of everything closed and settled, before charges.</summary>
    public Amount Realised { get; private set; }

    /// <summary>The part of <see cref="Realised"/> that daily settlements moved into cash.</summary>
    public Amount Settled { get; private set; }

    /// <summary>Sum of one kind of charges; positive was paid.</summary>
    public Amount this[ChargeKind kind] => charges[(int)kind];

    /// <summary>Books an execution: what flowed and what of it is profit or loss.</summary>
    /// <exception cref="OverflowException">The balance does not fit.</exception>
    public void Trade(Amount flow, Amount realised)
    {
        Cash += flow;
        Realised += realised;
    }

    /// <summary>Books a daily settlement.</summary>
    /// <exception cref="OverflowException">The balance does not fit.</exception>
    public void Settle(Amount variation)
    {
        Trade(variation, variation);
        Settled += variation;
    }

    /// <summary>Books a charge; negative is received.</summary>
    /// <exception cref="OverflowException">The balance does not fit.</exception>
    public void Charge(ChargeKind kind, Amount cost)
    {
        charges[(int)kind] += cost;
        Cash -= cost;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Cash/1");
        writer.WriteAmount(Cash);
        writer.WriteAmount(Realised);
        writer.WriteAmount(Settled);
        writer.Write(charges.Length);
        foreach (var charge in charges)
        {
            writer.WriteAmount(charge);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Cash/1");
        Cash = reader.ReadAmount();
        Realised = reader.ReadAmount();
        Settled = reader.ReadAmount();
        reader.Expect(charges.Length, "kinds of charges");
        for (var i = 0; i < charges.Length; i++)
        {
            charges[i] = reader.ReadAmount();
        }
    }
}
