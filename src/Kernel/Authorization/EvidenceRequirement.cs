namespace Plimsoll.Kernel.Authorization;

/// <summary>One thing that a level asks for: a record of a kind, how young and with which figures.</summary>
public sealed record EvidenceRequirement
{
    /// <summary>The kind of record.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>
    /// Whether any record of the strategy will do, whatever it came to, however old, of whatever code, withdrawn or
    /// not.
    /// It must be signed all the same. Default: no.
    /// </summary>
    public bool AcceptsAny { get; init; }

    /// <summary>Most nanoseconds since it was issued; without a bound by default.</summary>
    public long AgeMaxNs { get; init; } = long.MaxValue;

    /// <summary>What its figures must come to.</summary>
    public IReadOnlyList<FigureBound> Figures { get; init; } = [];
}
