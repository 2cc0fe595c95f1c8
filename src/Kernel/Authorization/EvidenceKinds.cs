namespace Plimsoll.Kernel.Authorization;

/// <summary>The words for kinds of evidence, as files and commands write them.</summary>
public static class EvidenceKinds
{
    private static readonly string[] Words =
    [
        "", "backtest", "campaign", "validation", "ladder", "kill-drill", "readiness", "integrity", "grant",
        "reconciliation",
    ];

    /// <summary>All words, in the order of the numbers.</summary>
    public static ReadOnlySpan<string> All => Words.AsSpan(1);

    /// <summary>The word of a kind; empty for none.</summary>
    /// <param name="kind">A known kind.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not known.</exception>
    public static string WordOf(EvidenceKind kind) => (int)kind < Words.Length
        ? Words[(int)kind]
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "no known kind of evidence");

    /// <summary>Reads the word of a kind, exactly as written.</summary>
    /// <param name="word">Such as <c>validation</c>.</param>
    /// <param name="kind">Its kind; none when it is not known.</param>
    /// <returns>Whether it is known.</returns>
    public static bool TryParse(string? word, out EvidenceKind kind)
    {
        kind = EvidenceKind.None;
        for (var i = 1; i < Words.Length; i++)
        {
            if (string.Equals(Words[i], word, StringComparison.Ordinal))
            {
                kind = (EvidenceKind)i;
            }
        }

        return kind != EvidenceKind.None;
    }

    /// <summary>Whether such evidence speaks of the platform as a whole and not of one strategy.</summary>
    /// <param name="kind">Any kind.</param>
    public static bool IsOfPlatform(EvidenceKind kind) => kind is EvidenceKind.KillDrill or EvidenceKind.Readiness
        or EvidenceKind.Integrity or EvidenceKind.Reconciliation;
}
