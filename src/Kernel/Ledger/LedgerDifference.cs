using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>One difference between own books and a venue's statement, and what could be done about it.</summary>
/// <param name="Class">What differs.</param>
/// <param name="Subject">The instrument or the currency.</param>
/// <param name="Execution">Of an execution, its number; 0 otherwise.</param>
/// <param name="Own">What the own books have.</param>
/// <param name="Venue">What the statement has.</param>
/// <param name="Remedy">What is suggested; nothing is done by itself.</param>
public sealed record LedgerDifference(
    DifferenceClass Class, string Subject, long Execution, Amount Own, Amount Venue, string Remedy)
{
    /// <summary>The venue's word less the own one.</summary>
    public Amount Amount => Venue - Own;
}
