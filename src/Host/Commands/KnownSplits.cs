using Plimsoll.Data.Store;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Host.Commands;

/// <summary>Turns the factor file of an instrument into the splits that the data checks must know.</summary>
internal static class KnownSplits
{
    /// <summary>The splits; null without a factor file.</summary>
    public static SeriesFacts? Of(Catalog catalog, Instrument instrument)
    {
        if (catalog.Factors(instrument.Id) is not { } factors)
        {
            return null;
        }

        var calendar = SessionCalendar.Get(instrument.CalendarName);
        var splits = new List<KnownSplit>();
        for (var i = 0; i < factors.Rows.Count; i++)
        {
            // A factor holds up to its day, the next one after it: raw price times factor runs on without a jump.
            var factor = factors.Rows[i].SplitFactor;
            var next = i + 1 < factors.Rows.Count ? factors.Rows[i + 1].SplitFactor : 1m;
            if (factor != next)
            {
                splits.Add(new KnownSplit(EndOf(factors.Rows[i].LastDay, calendar), (double)(factor / next)));
            }
        }

        return new SeriesFacts(splits, []);
    }

    private static long EndOf(int day, SessionCalendar calendar)
    {
        var date = new DateTime(day / 10_000, day / 100 % 100, day % 100, 0, 0, 0, DateTimeKind.Utc);
        var noonNs = (date.AddHours(12) - DateTime.UnixEpoch).Ticks * 100;
        return noonNs < calendar.KnownFromNs || noonNs >= calendar.KnownToNs || calendar.TradingDayOf(noonNs) != day
            ? noonNs + (BarPeriod.DayNs / 2)
            : calendar.TradingDayEndNs(day);
    }
}
