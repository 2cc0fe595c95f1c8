using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>A yearly rate and the days that a year counts. <c>default</c> is no rate.</summary>
public readonly record struct YearlyRate
{
    private const long Whole = 1_000_000;
    private const int DaysUsual = 365;

    private YearlyRate(long millionths, int days) => (Millionths, Days) = (millionths, days);

    /// <summary>Millionths a year; 30,000 is 3 %.</summary>
    public long Millionths { get; }

    /// <summary>Days that a year counts, 360 to 366.</summary>
    public int Days { get; }

    /// <summary>Whether there is a rate.</summary>
    public bool IsSome => Millionths != 0;

    /// <summary>Reads <c>3%</c> (of 365 days) or <c>3%/360</c>.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out YearlyRate rate)
    {
        rate = default;
        var mark = text?.IndexOf('%', StringComparison.Ordinal) ?? -1;
        var days = DaysUsual;
        if (text is null || mark < 1 || !decimal.TryParse(
            text[..mark], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent > 1_000m || percent * 10_000m != decimal.Truncate(percent * 10_000m)
            || (mark < text.Length - 1 && (text[mark + 1] != '/' || !int.TryParse(
                text[(mark + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out days)
                || days is < 360 or > 366)))
        {
            return false;
        }

        rate = new YearlyRate((long)(percent * 10_000m), days);
        return true;
    }

    /// <summary>What one day of an amount costs, rounded up to 18 decimals.</summary>
    /// <param name="amount">0 or positive.</param>
    public Amount OneDay(Amount amount) =>
        IsSome ? amount.ScaleUp(Millionths, Whole * Days) : Amount.Zero;

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => IsSome
        ? (Millionths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "%/"
            + Days.ToString(CultureInfo.InvariantCulture)
        : "none";
}
