using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Journal.Evidence;

/// <summary>Everything on record, in the order it was written.</summary>
/// <param name="Records">All evidence, each with what its signature is worth.</param>
/// <param name="Withdrawals">All withdrawals; they count whoever signed them.</param>
/// <param name="Head">The head of the journal; default when there is none yet.</param>
/// <param name="TornTail">What a crash left behind the last whole group; null for nothing.</param>
public sealed record EvidenceBook(
    IReadOnlyList<EvidenceRecord> Records, IReadOnlyList<Withdrawal> Withdrawals, JournalHead Head, string? TornTail)
{
    /// <summary>Nothing on record.</summary>
    public static EvidenceBook Empty { get; } = new([], [], default, null);
}
