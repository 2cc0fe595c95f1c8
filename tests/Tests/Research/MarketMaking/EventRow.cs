using Plimsoll.Model.Events;
using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Research.MarketMaking;

/// <summary>A market in memory.</summary>
internal sealed class EventRow(params Event[] events) : IEventSource
{
    private int next;

    /// <summary>Best prices as time, bid, ask.</summary>
    public static EventRow Quotes(params (long TimeNs, long Bid, long Ask)[] quotes) =>
        new([.. quotes.Select(one => Event.OfQuote(
            default, new QuoteTick(one.TimeNs, one.Bid, 1, one.Ask, 1, 0)))]);

    public int Read(Span<Event> into)
    {
        var count = Math.Min(into.Length, events.Length - next);
        events.AsSpan(next, count).CopyTo(into);
        next += count;
        return count;
    }
}
