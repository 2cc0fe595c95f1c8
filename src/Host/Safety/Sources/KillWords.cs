namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// What a value from outside means. Only an explicit word for "off" opens; anything else, a reason as much as nonsense,
/// engages.
/// </summary>
internal static class KillWords
{
    private const int ShownMax = 200;
    private static readonly string[] Off = ["0", "false", "off", "no", "inactive", "open"];

    /// <summary>Reads a single value, such as a variable or a key.</summary>
    /// <param name="value">The value; null where there is none.</param>
    public static KillReading OfValue(string? value) => value is null || IsOff(value.Trim())
        ? KillReading.Open
        : KillReading.Engaged(Shown(value));

    /// <summary>
    /// Reads the text of a file. One line <c>state=inactive</c>, and no other that begins with <c>state</c>, opens; a
    /// file with anything else in it engages, and so does an empty one.
    /// </summary>
    public static KillReading OfFile(string text)
    {
        var states = 0;
        var isOff = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("state", StringComparison.OrdinalIgnoreCase))
            {
                states++;
                isOff = line is "state=inactive" or "state=inactive\r";
            }
        }

        return states == 1 && isOff ? KillReading.Open
            : KillReading.Engaged(text.Length == 0 ? "the file is there and empty" : Shown(text));
    }

    private static bool IsOff(string word) => Array.Exists(
        Off, one => string.Equals(one, word, StringComparison.OrdinalIgnoreCase));

    // What is shown stands in journals and alerts: one line, not endless.
    private static string Shown(string text)
    {
        var line = new string([.. text.Trim().Select(static one => char.IsControl(one) ? ' ' : one)]);
        return line.Length <= ShownMax ? line : line[..ShownMax];
    }
}
