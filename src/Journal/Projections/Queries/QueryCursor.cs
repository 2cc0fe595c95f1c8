using System.Globalization;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>
/// The row behind which a further question goes on. Rows are ordered by time and number, so that what was added
/// meanwhile neither doubles nor hides a row that had been there.
/// </summary>
/// <param name="TimeNs">Time of the row. Nanoseconds since the epoch, UTC.</param>
/// <param name="Key">Number of the row.</param>
public readonly record struct QueryCursor(long TimeNs, long Key)
{
    /// <summary>Reads <c>TIME:NUMBER</c>.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <param name="cursor">What it says.</param>
    /// <returns>Whether it has that form.</returns>
    public static bool TryParse(string? text, out QueryCursor cursor)
    {
        cursor = default;
        var parts = text?.Split(':') ?? [];
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var timeNs)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var key))
        {
            return false;
        }

        cursor = new QueryCursor(timeNs, key);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TimeNs}:{Key}");
}
