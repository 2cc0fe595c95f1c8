namespace Plimsoll.Data.Import;

/// <summary>One message of a recorded feed; one object serves all lines.</summary>
internal sealed class FeedLine
{
    private const int LevelsFirst = 2_048;

    public FeedMessage Message { get; set; }

    /// <summary>When the recorder received it, by its own clock. Nanoseconds since the epoch.</summary>
    public long ReceiveNs { get; set; }

    /// <summary>When the venue sent it; 0 when it does not say.</summary>
    public long EventNs { get; set; }

    /// <summary>When it happened at the venue; 0 when it does not say.</summary>
    public long TransactionNs { get; set; }

    /// <summary>First update number of a depth update (<c>U</c>); -1 when there is none.</summary>
    public long FirstId { get; set; }

    /// <summary>Last update number (<c>u</c>), or that of a snapshot.</summary>
    public long LastId { get; set; }

    /// <summary>Last number of the update before (<c>pu</c>); -1 when there is none.</summary>
    public long PreviousId { get; set; }

    /// <summary>Number of a trade.</summary>
    public long TradeId { get; set; }

    public FeedNumber Price { get; set; }

    public FeedNumber Quantity { get; set; }

    /// <summary>1 when the buyer's order rested, 0 when not, -1 unknown.</summary>
    public long BuyerIsMaker { get; set; }

    /// <summary>Whether a trade came about by orders in the market; not by insurance fund or delisting.</summary>
    public bool IsMarketTrade { get; set; }

    /// <summary>Prices and quantities in turn.</summary>
    public FeedLevels Bids { get; } = new(LevelsFirst);

    public FeedLevels Asks { get; } = new(LevelsFirst);

    public void Reset(long receiveNs)
    {
        Message = FeedMessage.Other;
        ReceiveNs = receiveNs;
        EventNs = 0;
        TransactionNs = 0;
        FirstId = -1;
        LastId = -1;
        PreviousId = -1;
        TradeId = -1;
        Price = default;
        Quantity = default;
        BuyerIsMaker = -1;
        IsMarketTrade = true;
        Bids.Clear();
        Asks.Clear();
    }
}
