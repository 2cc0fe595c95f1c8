using Plimsoll.Kernel.Ledger;

namespace Plimsoll.Tests.Kernel.Ledger;

/// <summary>Keeps every entry of a ledger.</summary>
internal sealed class EntryLog : ILedgerSink
{
    public List<(LedgerEntry Entry, Posting[] Postings)> Entries { get; } = [];

    public void OnEntry(in LedgerEntry entry, ReadOnlySpan<Posting> postings) =>
        Entries.Add((entry, postings.ToArray()));
}
