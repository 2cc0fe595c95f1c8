using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Host.Authorization;

/// <summary>What a simulated run comes to in the words of the ladder, in the order of time.</summary>
internal static class LadderEvents
{
    private const int FigureDecimals = 6;

    /// <summary>All events of a run.</summary>
    /// <param name="result">The run.</param>
    /// <param name="positionValueMax">Most value of a position; null where one lot is more than that.</param>
    /// <param name="failure">Why the strategy ended early; null when it did not.</param>
    public static IReadOnlyList<LadderEvent> Of(RunResult result, Amount? positionValueMax, string? failure)
    {
        var events = new List<LadderEvent>();
        foreach (var order in result.Orders)
        {
            if (order.EndedNs is { } endedNs)
            {
                events.Add(new LadderEvent(KindOf(order), endedNs));
            }
        }

        foreach (var trade in result.Trades)
        {
            if (positionValueMax is { } most && trade.EntryValue > most)
            {
                events.Add(new LadderEvent(LadderEventKind.Breach, trade.EntryTimeNs, trade.EntryValue - most));
            }

            events.Add(new LadderEvent(LadderEventKind.Slippage, trade.ExitTimeNs, SlippageOf(trade)));
            events.Add(new LadderEvent(LadderEventKind.TradeClosed, trade.ExitTimeNs, trade.NetProfit));
        }

        foreach (var point in result.Equity)
        {
            // The lowest between two points counts as well: it is told just before the point itself.
            var lowest = Round(point.EquityMin);
            if (lowest.Sign > 0 && lowest < point.Equity)
            {
                events.Add(new LadderEvent(LadderEventKind.Equity, point.TimeNs, lowest));
            }

            events.Add(new LadderEvent(LadderEventKind.Equity, point.TimeNs, point.Equity));
        }

        events.AddRange(result.MarginNotices.Select(
            static one => new LadderEvent(LadderEventKind.Breaker, one.TimeNs)));
        if (failure is not null)
        {
            events.Add(new LadderEvent(LadderEventKind.Desync, result.ToNs));
        }

        // A stable order: at one moment as they were added.
        return [.. events.OrderBy(static one => one.TimeNs)];
    }

    /// <summary>How a run trades, measured as stages are.</summary>
    public static LadderBaseline BaselineOf(RunResult result)
    {
        var ended = result.Orders.Where(static order => order.EndedNs is not null).ToArray();
        var filled = ended.Count(static order => KindOf(order) == LadderEventKind.OrderFilled);
        var slippage = Amount.Zero;
        foreach (var trade in result.Trades)
        {
            slippage += SlippageOf(trade);
        }

        return new LadderBaseline(
            ended.Length == 0 ? null : Amount.FromUnits(filled).Scale(1, ended.Length),
            result.Trades.Count == 0 ? null : slippage.Scale(1, result.Trades.Count));
    }

    private static LadderEventKind KindOf(ResultOrder order) =>
        order.FilledQuantity > 0 ? LadderEventKind.OrderFilled
        : order.Status == "rejected" ? LadderEventKind.OrderError
        : LadderEventKind.OrderUnfilled;

    /// <summary>Slippage of both sides in basis points of what was traded.</summary>
    private static Amount SlippageOf(ResultTrade trade)
    {
        var turnover = trade.EntryValue.ToDouble() * 2;
        return turnover <= 0 ? Amount.Zero : Round(trade.SlippageCost.ToDouble() / turnover * 10_000);
    }

    private static Amount Round(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 1e12
            ? Amount.FromDecimal(Math.Round((decimal)value, FigureDecimals))
            : Amount.Zero;
}
