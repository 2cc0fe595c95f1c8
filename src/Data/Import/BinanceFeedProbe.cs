namespace Plimsoll.Data.Import;

/// <summary>Measures a recording of depth, best bid and offer, and trades.</summary>
internal sealed class BinanceFeedProbe(FeedMeasure measure) : IFeedProbe
{
    private readonly BinanceFeedParser parser = new();
    private readonly FeedLine feed = new();
    private readonly FeedFault fault = new();

    public void Add(ReadOnlySpan<byte> line)
    {
        if (!parser.TryParse(line, feed, fault))
        {
            return;
        }

        // A snapshot was asked for and carries the time of the request's way, too.
        if (feed.EventNs > 0 && feed.Message != FeedMessage.Snapshot)
        {
            measure.AddLatency(feed.ReceiveNs - feed.EventNs);
        }

        if (feed.Message == FeedMessage.Other)
        {
            return;
        }

        if (feed.Message == FeedMessage.Trade)
        {
            measure.AddPrice(feed.Price);
            measure.AddQuantity(feed.Quantity);
            return;
        }

        Add(feed.Bids, feed.Message == FeedMessage.Quote);
        Add(feed.Asks, feed.Message == FeedMessage.Quote);
    }

    private void Add(FeedLevels levels, bool isBest)
    {
        foreach (var price in levels.Prices)
        {
            measure.AddPrice(price);
        }

        foreach (var quantity in levels.Quantities)
        {
            if (isBest)
            {
                measure.AddQuantity(quantity);
            }
            else
            {
                measure.AddTotal(quantity);
            }
        }
    }
}
