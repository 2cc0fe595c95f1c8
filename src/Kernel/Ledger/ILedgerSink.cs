namespace Plimsoll.Kernel.Ledger;

/// <summary>Is shown each entry of a ledger, in order.</summary>
public interface ILedgerSink
{
    /// <summary>An entry was booked.</summary>
    /// <param name="entry">Its head.</param>
    /// <param name="postings">Its lines, valid during the call; they sum to zero in each asset.</param>
    void OnEntry(in LedgerEntry entry, ReadOnlySpan<Posting> postings);
}
