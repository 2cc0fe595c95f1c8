using System.Globalization;

namespace Plimsoll.Journal.States;

/// <summary>How state files are called: by how many events the kernel had applied.</summary>
internal static class StateFileName
{
    public const string Ending = ".state";
    private const int DigitsMin = 10;

    /// <summary>The name of the state behind so many events.</summary>
    public static string Of(long eventCount) =>
        eventCount.ToString("0000000000", CultureInfo.InvariantCulture) + Ending;

    /// <summary>Reads a name; false for files of another kind.</summary>
    public static bool TryParse(string name, out long eventCount)
    {
        eventCount = 0;
        return name.EndsWith(Ending, StringComparison.Ordinal) && name.Length >= DigitsMin + Ending.Length
            && long.TryParse(
                name.AsSpan(0, name.Length - Ending.Length), NumberStyles.None, CultureInfo.InvariantCulture,
                out eventCount)
            && Of(eventCount) == name;
    }
}
