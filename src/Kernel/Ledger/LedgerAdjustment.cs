using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// A correction of one balance by hand. A ledger takes it only with a cause, a proof and a name: nothing is ever
/// repaired silently.
/// </summary>
public sealed record LedgerAdjustment
{
    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Place of the asset in the ledger's list.</summary>
    public required int Asset { get; init; }

    /// <summary>What is added; negative takes away. Of an instrument in units. Not zero.</summary>
    public required Amount Amount { get; init; }

    /// <summary>Why, in words. Not empty.</summary>
    public required string Cause { get; init; }

    /// <summary>What proves it: a statement, a message, a ticket. Not empty.</summary>
    public required string Evidence { get; init; }

    /// <summary>Who answers for it. Not empty.</summary>
    public required string Author { get; init; }

    /// <summary>Says what is missing; null when nothing is.</summary>
    internal string? Fault() =>
        Amount.IsZero ? "an adjustment of nothing"
        : string.IsNullOrWhiteSpace(Cause) ? "an adjustment needs a cause: say why"
        : string.IsNullOrWhiteSpace(Evidence) ? "an adjustment needs evidence: name what proves it"
        : string.IsNullOrWhiteSpace(Author) ? "an adjustment needs an author: say who answers for it"
        : null;
}
