using Plimsoll.Data.Quality;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Synthetic;

public sealed class SyntheticQuotesTests
{
    [Fact]
    public void Around_EveryBar_LeavesItBetweenBidAndAsk()
    {
        var parameters = MadeMarket.Days(5) with { SpreadTicks = 3 };
        var bars = MadeMarket.Bars(MadeMarket.Coin, parameters);
        var quotes = bars.Select(bar => SyntheticQuotes.Around(bar, parameters)).ToList();

        Assert.All(bars.Zip(quotes), pair =>
        {
            Assert.True(pair.Second.Bid.CloseTicks <= pair.First.CloseTicks);
            Assert.True(pair.Second.Ask.CloseTicks >= pair.First.CloseTicks);
            Assert.True(pair.Second.Ask.CloseTicks - pair.Second.Bid.CloseTicks >= 3);
            Assert.True(pair.Second.Bid.VolumeLots > 0 && pair.Second.Ask.VolumeLots > 0);
        });
        var report = SeriesQuality.CheckQuotes(quotes, BarPeriod.OneMinute, SessionCalendar.Get("24x7"));
        Assert.Equal(0, report.CountOf(FindingKind.CrossedQuote) + report.CountOf(FindingKind.LockedQuote));
        Assert.Equal(0, report.CountOf(FindingSeverity.High));
        Assert.Equal(quotes, bars.Select(bar => SyntheticQuotes.Around(bar, parameters)));
    }
}
