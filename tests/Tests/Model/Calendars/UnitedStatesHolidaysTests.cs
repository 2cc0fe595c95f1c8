using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class UnitedStatesHolidaysTests
{
    [Theory]
    [InlineData(1998, 4, 12)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2019, 4, 21)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2038, 4, 25)]
    public void EasterSunday_KnownYears_Agrees(int year, int month, int day)
    {
        Assert.Equal(new DateOnly(year, month, day), UnitedStatesHolidays.EasterSunday(year));
    }

    [Fact]
    public void EasterSunday_EveryYear_IsASundayInItsRange()
    {
        for (int year = 1900; year <= 2100; year++)
        {
            DateOnly easter = UnitedStatesHolidays.EasterSunday(year);
            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    [Fact]
    public void On_WholeYear2026_GivesTheTenHolidays()
    {
        var holidays = new List<(DateOnly, UnitedStatesHoliday)>();
        for (DateOnly date = new(2026, 1, 1); date.Year == 2026; date = date.AddDays(1))
        {
            if (UnitedStatesHolidays.On(date) != UnitedStatesHoliday.None)
            {
                holidays.Add((date, UnitedStatesHolidays.On(date)));
            }
        }

        Assert.Equal(
            [
                (new DateOnly(2026, 1, 1), UnitedStatesHoliday.NewYear),
                (new DateOnly(2026, 1, 19), UnitedStatesHoliday.MartinLutherKing),
                (new DateOnly(2026, 2, 16), UnitedStatesHoliday.Presidents),
                (new DateOnly(2026, 4, 3), UnitedStatesHoliday.GoodFriday),
                (new DateOnly(2026, 5, 25), UnitedStatesHoliday.Memorial),
                (new DateOnly(2026, 6, 19), UnitedStatesHoliday.Juneteenth),
                (new DateOnly(2026, 7, 3), UnitedStatesHoliday.Independence),
                (new DateOnly(2026, 9, 7), UnitedStatesHoliday.Labor),
                (new DateOnly(2026, 11, 26), UnitedStatesHoliday.Thanksgiving),
                (new DateOnly(2026, 12, 25), UnitedStatesHoliday.Christmas),
            ],
            holidays);
    }

    [Theory]
    [InlineData(2021, 12, 31)]
    [InlineData(2010, 12, 31)]
    [InlineData(2021, 6, 18)]
    [InlineData(2024, 7, 3)]
    public void On_DayThatIsNotMoved_IsNone(int year, int month, int day)
    {
        Assert.Equal(UnitedStatesHoliday.None, UnitedStatesHolidays.On(new DateOnly(year, month, day)));
    }
}
