using System.Globalization;

namespace Plimsoll.Model.Calendars;

/// <summary>Dates as whole numbers yyyymmdd: they sort, print and compare without a calendar library.</summary>
internal static class DayNumber
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>The number of a date.</summary>
    public static int From(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;

    /// <summary>The number of the date that many days after 1970-01-01.</summary>
    public static int FromDaysSinceEpoch(int days) => From(Epoch.AddDays(days));

    /// <summary>Days from 1970-01-01 to the date.</summary>
    public static int ToDaysSinceEpoch(int dayNumber) => ToDate(dayNumber).DayNumber - Epoch.DayNumber;

    /// <summary>The date of a number; <see cref="ArgumentException"/> when no such date exists.</summary>
    public static DateOnly ToDate(int dayNumber)
    {
        int year = dayNumber / 10_000;
        int month = dayNumber / 100 % 100;
        int day = dayNumber % 100;
        bool exists = dayNumber > 0 && year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return exists
            ? new DateOnly(year, month, day)
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Trading day {dayNumber} is not a date: give it as yyyymmdd, for example 20240131."));
    }
}
