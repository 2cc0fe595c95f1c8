using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>The words for levels, as files and commands write them.</summary>
internal static class LevelWords
{
    private static readonly string[] Words = ["denied", "paper-only", "limited", "full"];

    /// <summary>All words, for messages.</summary>
    public static string All => string.Join(", ", Words);

    public static string Of(AuthorizationLevel level) => Words[(int)level];

    /// <summary>Reads a word, exactly as written.</summary>
    public static bool TryParse(string? word, out AuthorizationLevel level)
    {
        var place = Array.IndexOf(Words, word);
        level = place < 0 ? AuthorizationLevel.Denied : (AuthorizationLevel)place;
        return place >= 0;
    }
}
