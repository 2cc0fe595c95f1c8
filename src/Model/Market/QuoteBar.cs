namespace Plimsoll.Model.Market;

/// <summary>
/// A bar of both sides of the market. A side without any quote has <see cref="MissingTicks"/> in all four prices.
/// </summary>
/// <param name="Bid">The bid side; its volume is the size at the close of the bar, in lots.</param>
/// <param name="Ask">The ask side, likewise; same times as the bid.</param>
public readonly record struct QuoteBar(Bar Bid, Bar Ask)
{
    /// <summary>Stands for "no quote on that side".</summary>
    public const long MissingTicks = long.MinValue;

    /// <summary>Whether there was a bid.</summary>
    public bool HasBid => Bid.CloseTicks != MissingTicks;

    /// <summary>Whether there was an ask.</summary>
    public bool HasAsk => Ask.CloseTicks != MissingTicks;
}
