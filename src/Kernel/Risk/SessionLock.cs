using System.Globalization;

namespace Plimsoll.Kernel.Risk;

/// <summary>A time of the day in which nothing is entered, by the clock of the limits' zone.</summary>
/// <param name="FromMinute">Its first minute, 0 to 1439.</param>
/// <param name="ToMinute">The first minute after it, 0 to 1439; before the first one it goes over midnight.</param>
public readonly record struct SessionLock(int FromMinute, int ToMinute)
{
    /// <summary>Whether a minute of the day lies in it.</summary>
    /// <param name="minute">0 to 1439.</param>
    public bool Holds(int minute) => FromMinute <= ToMinute
        ? minute >= FromMinute && minute < ToMinute
        : minute >= FromMinute || minute < ToMinute;

    /// <summary>Reads <c>HH:mm-HH:mm</c>.</summary>
    /// <returns>False for anything else, and for a lock that is empty.</returns>
    public static bool TryParse(string text, out SessionLock value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = default;
        var parts = text.Split('-');
        if (parts.Length != 2 || !TryMinute(parts[0], out var from) || !TryMinute(parts[1], out var to) || from == to)
        {
            return false;
        }

        value = new SessionLock(from, to);
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{FromMinute / 60:00}:{FromMinute % 60:00}-{ToMinute / 60:00}:{ToMinute % 60:00}");

    private static bool TryMinute(string text, out int minute)
    {
        minute = 0;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        minute = (hours * 60) + minutes;
        return true;
    }
}
