using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>The balances of a ledger and the postings of the entry that is being booked.</summary>
internal sealed class LedgerBalances
{
    private const int AccountCount = (int)LedgerAccount.Adjustment + 1;
    private const int PostingsMax = 16;
    private readonly Amount[] balances;
    private readonly Posting[] postings = new Posting[PostingsMax];
    private int count;

    public LedgerBalances(int assetCount) => balances = new Amount[assetCount * AccountCount];

    /// <summary>The postings of the entry so far.</summary>
    public ReadOnlySpan<Posting> Postings => postings.AsSpan(0, count);

    public Amount this[int asset, LedgerAccount account] => balances[(asset * AccountCount) + (int)account];

    /// <summary>Sum of all accounts of an asset.</summary>
    public Amount Total(int asset)
    {
        var total = Amount.Zero;
        foreach (var balance in balances.AsSpan(asset * AccountCount, AccountCount))
        {
            total += balance;
        }

        return total;
    }

    /// <summary>Posts to an account; nothing leaves no line.</summary>
    public void Add(int asset, LedgerAccount account, Amount amount)
    {
        if (amount.IsZero)
        {
            return;
        }

        Invariant.Holds(count < PostingsMax, "an entry has more postings than a booking can need");
        balances[(asset * AccountCount) + (int)account] += amount;
        postings[count++] = new Posting(asset, account, amount);
    }

    /// <summary>Makes sure that the entry sums to zero in each asset.</summary>
    public void RequireBalanced()
    {
        for (var i = 0; i < count; i++)
        {
            var total = Amount.Zero;
            for (var j = 0; j < count; j++)
            {
                total += postings[j].Asset == postings[i].Asset ? postings[j].Amount : Amount.Zero;
            }

            Invariant.Holds(total.IsZero, "the postings of an entry do not sum to zero");
        }
    }

    /// <summary>Begins the next entry.</summary>
    public void Begin() => count = 0;
}
