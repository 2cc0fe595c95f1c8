using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>All that decides whether live trading may begin. What is not known is null, and blocks.</summary>
internal sealed record LockFacts
{
    /// <summary>Value of PAPER_ONLY; null when it is not set.</summary>
    public string? PaperOnly { get; init; }

    /// <summary>The word for the mode in the configuration; null when there is none.</summary>
    public string? Mode { get; init; }

    /// <summary>Names of the secrets that are needed.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    /// <summary>Names of those that are not there, each with what is wrong with it.</summary>
    public IReadOnlyList<string> SecretsMissing { get; init; } = [];

    /// <summary>
    /// What is wrong with the confirmation token; null when it fits run and account and has not expired.
    /// </summary>
    public string? TokenProblem { get; init; } = "no confirmation token is given";

    /// <summary>First day of live trading; null when none is set.</summary>
    public DateOnly? EnableDate { get; init; }

    /// <summary>Whether live trading is for that day alone.</summary>
    public bool IsSingleDay { get; init; }

    /// <summary>The zone of the date.</summary>
    public string Zone { get; init; } = "";

    /// <summary>Today's date in that zone; null when the zone is not known.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What is to be traded.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>What may be traded; <c>*</c> for everything.</summary>
    public IReadOnlyList<string> Allowlist { get; init; } = [];

    /// <summary>Whether the list must hold exactly one symbol.</summary>
    public bool IsSingleSymbol { get; init; }

    /// <summary>What evidence allows; null when it could not be evaluated.</summary>
    public AuthorizationAnswer? Authorization { get; init; }

    /// <summary>The level that entries need; denied where nobody asks.</summary>
    public AuthorizationLevel AuthorizationNeeded { get; init; }

    /// <summary>What is wrong with the evidence journal or the policy; null for nothing.</summary>
    public string? AuthorizationProblem { get; init; }

    /// <summary>What is wrong with the reconciliation; null when own books and the venue's agree.</summary>
    public string? ReconciliationProblem { get; init; } = "no reconciliation is on record";

    /// <summary>Why the kill latch is engaged; null when it is known to be open.</summary>
    public string? KillProblem { get; init; } = "the state of the kill latch is not known";
}
