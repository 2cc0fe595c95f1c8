namespace Plimsoll.Kernel.Authorization;

/// <summary>The words for causes of withdrawal, as files and commands write them, and as people read them.</summary>
public static class WithdrawalCauses
{
    private static readonly string[] Words =
        ["", "operator", "breaker", "deviation", "reconciliation", "feed", "ladder", "kill"];

    private static readonly string[] Sentences =
    [
        "", "an operator took it back", "a breaker tripped", "live trading deviated from paper",
        "a reconciliation failed", "the feed was away for too long", "a stage of the ladder failed",
        "the kill latch was engaged",
    ];

    /// <summary>All words, in the order of the numbers.</summary>
    public static ReadOnlySpan<string> All => Words.AsSpan(1);

    /// <summary>The word of a cause; empty for none.</summary>
    /// <param name="cause">A known cause.</param>
    public static string WordOf(WithdrawalCause cause) => Words[(int)cause];

    /// <summary>The cause in plain words.</summary>
    /// <param name="cause">A known cause.</param>
    public static string SentenceOf(WithdrawalCause cause) => Sentences[(int)cause];

    /// <summary>Reads the word of a cause, exactly as written.</summary>
    /// <param name="word">Such as <c>breaker</c>.</param>
    /// <param name="cause">Its cause; none when it is not known.</param>
    /// <returns>Whether it is known.</returns>
    public static bool TryParse(string? word, out WithdrawalCause cause)
    {
        cause = WithdrawalCause.None;
        for (var i = 1; i < Words.Length; i++)
        {
            if (string.Equals(Words[i], word, StringComparison.Ordinal))
            {
                cause = (WithdrawalCause)i;
            }
        }

        return cause != WithdrawalCause.None;
    }
}
