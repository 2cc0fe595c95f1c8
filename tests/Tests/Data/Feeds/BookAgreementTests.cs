using Plimsoll.Data.Import;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>Books rebuilt from the captured feeds agree with the best bid and offer captured beside them.</summary>
public sealed class BookAgreementTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Spot_AfterEveryUpdate_PricesAndSizesAreTheCapturedOnes()
    {
        var path = ReferenceData.Require(Feeds.SpotFile);
        Feeds.Import(folder, path, ImportKind.BinanceSpotFeed);
        var captured = CapturedQuote.Read(path, "0.01", "0.00001");

        // Against the quotes that had arrived before the update, counted from the snapshot's line on.
        Assert.Equal((3_448, 3_448), Compare(Feeds.Spot, captured, onlyArrived: true, onlyAfterSnapshot: true));

        // Against all quotes, and with the update that came before the snapshot's line.
        Assert.Equal((3_449, 3_449), Compare(Feeds.Spot, captured, onlyArrived: false, onlyAfterSnapshot: false));
    }

    [Fact]
    public void Futures_AfterEveryUpdate_PricesAndSizesAreTheCapturedOnesWhereTheStreamsAreInStep()
    {
        var path = ReferenceData.Require(Feeds.FuturesFile);
        Feeds.Import(folder, path, ImportKind.BinanceFuturesFeed);
        var captured = CapturedQuote.Read(path, "0.1", "0.001");

        Assert.Equal((6_315, 6_545), Compare(Feeds.Futures, captured, onlyArrived: true, onlyAfterSnapshot: true));

        // The rest is a matter of arrival: against quotes that came later in the file, all updates agree.
        Assert.Equal((6_547, 6_547), Compare(Feeds.Futures, captured, onlyArrived: false, onlyAfterSnapshot: false));
    }

    private (int Agreeing, int Compared) Compare(
        InstrumentId id,
        (List<CapturedQuote> Quotes, List<(long Line, long Id)> Depth, long SnapshotLine) captured,
        bool onlyArrived,
        bool onlyAfterSnapshot)
    {
        var book = new OrderBook();
        var lines = captured.Depth.ToDictionary(update => update.Id, update => update.Line);
        var compared = 0;
        var agreeing = 0;
        foreach (var item in Feeds.Book(folder, id))
        {
            Feeds.Apply(book, item);
            if (!item.BookLevel.IsLast || (item.BookLevel.Flags & BookFlags.Snapshot) != 0)
            {
                continue;
            }

            Assert.True(book.IsValid);
            Assert.True(book.IsOrderly);
            var line = lines[item.BookLevel.Sequence];
            if (onlyAfterSnapshot && line < captured.SnapshotLine)
            {
                continue;
            }

            var quote = Latest(captured.Quotes, item.BookLevel.Sequence, onlyArrived ? line : long.MaxValue);
            compared++;
            agreeing += quote is not null
                && (quote.BidTicks, quote.BidLots) == (book.BestBidTicks, book.BestBidLots)
                && (quote.AskTicks, quote.AskLots) == (book.BestAskTicks, book.BestAskLots) ? 1 : 0;
        }

        return (agreeing, compared);
    }

    // Ids and lines both ascend.
    private static CapturedQuote? Latest(List<CapturedQuote> quotes, long id, long beforeLine)
    {
        var low = 0;
        var high = quotes.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (quotes[middle].Id <= id && quotes[middle].Line < beforeLine)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : quotes[low - 1];
    }
}
