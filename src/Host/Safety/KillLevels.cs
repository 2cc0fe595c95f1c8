namespace Plimsoll.Host.Safety;

/// <summary>The levels of a kill in words.</summary>
internal static class KillLevels
{
    public static IReadOnlyList<string> Words { get; } = ["stop", "cancel", "flatten"];

    public static string Word(KillLevel level) => Words[(int)level - 1];

    public static bool TryParse(string text, out KillLevel level)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (string.Equals(Words[i], text, StringComparison.Ordinal))
            {
                level = (KillLevel)(i + 1);
                return true;
            }
        }

        level = default;
        return false;
    }
}
