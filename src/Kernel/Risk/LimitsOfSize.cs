using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>Limits on what is held and ordered: layers 4 to 6, and what engages the latch.</summary>
internal static class LimitsOfSize
{
    public static readonly LimitInfo[] All =
    [
        new(
            LimitName.Positions, "positions", LimitUnit.Count, LimitTightness.Lower,
            "5", OrderReason.TooManyPositions,
            "At most this many instruments held or ordered at a time.",
            "Several strategies in one instrument count once."),
        new(
            LimitName.SymbolPositions, "symbol-positions", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.TooManyInInstrument,
            "At most this many positions and working entries in one instrument.",
            "Size does not matter to it."),
        new(
            LimitName.SymbolQuantity, "symbol-quantity", LimitUnit.Units, LimitTightness.Lower,
            null, OrderReason.InstrumentQuantityReached,
            "At most this quantity of one instrument, long or short, working orders counted as filled.",
            "It counts units and not money."),
        new(
            LimitName.EntriesPerDay, "entries-per-day", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.TooManyEntriesToday,
            "At most this many entry orders a day; the day rolls over at midnight of the zone.",
            "An order that was cancelled unfilled still counts."),
        new(
            LimitName.DuplicateWindow, "duplicate-window", LimitUnit.Duration, LimitTightness.Higher,
            null, OrderReason.DuplicateOrder,
            "The same entry, in everything but its reason, is refused within this time.",
            "Two orders that differ by one tick are no duplicates."),
        new(
            LimitName.UnknownOrders, "unknown-orders", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.TooManyUnknownOrders,
            "No entries while more than this many orders are in an unknown state.",
            "One unknown order holds its own instrument in any case."),
        new(
            LimitName.AddLoss, "add-loss", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.AddsToLoser,
            "A position that loses more than this may not be added to.",
            "First entries are not its business."),
        new(
            LimitName.AddProfit, "add-profit", LimitUnit.Share, LimitTightness.Higher,
            null, OrderReason.AddsBelowProfit,
            "A position must earn at least this before it may be added to.",
            "As add-loss."),
        new(
            LimitName.AddAtBreakeven, "add-at-breakeven", LimitUnit.Flag, LimitTightness.Lower,
            null, OrderReason.AddsBelowProfit,
            "Whether a position may be added to at exactly its entry price.",
            "Nothing where add-loss is not set."),
        new(
            LimitName.AddShare, "add-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.AddsTooMuch,
            "With what is added a position may be at most this share of equity.",
            "First entries are not its business."),
        new(
            LimitName.DayTrades, "day-trades", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.DayTradesUsedUp,
            "At most this many day trades in day-trade-window when equity is below day-trade-equity.",
            "An exit is never refused: it refuses the entry that could become one more day trade."),
        new(
            LimitName.DayTradeEquity, "day-trade-equity", LimitUnit.Money, LimitTightness.Higher,
            null, OrderReason.DayTradesUsedUp,
            "Accounts with at least this equity may day-trade without limit.",
            "Nothing where day-trades is not set."),
        new(
            LimitName.DayTradeWindow, "day-trade-window", LimitUnit.Count, LimitTightness.Higher,
            "5", OrderReason.DayTradesUsedUp,
            "Trading days in which day-trades counts, today included.",
            "Nothing by itself."),
        new(
            LimitName.Gross, "gross", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.GrossExposureReached,
            "All positions and working orders together may be worth at most this, without sign.",
            "It says nothing of how risky they are."),
        new(
            LimitName.GrossShare, "gross-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.GrossExposureReached,
            "The same, as a share of equity.",
            "As gross; when equity falls, what is held is not closed."),
        new(
            LimitName.Net, "net", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.NetExposureReached,
            "Longs less shorts may be worth at most this, the worse side's orders counted as filled.",
            "Two instruments that move together are not one, and the exit of a hedge, which always "
                + "passes, can raise it."),
        new(
            LimitName.NetShare, "net-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.NetExposureReached,
            "The same, as a share of equity.",
            "As net."),
        new(
            LimitName.SymbolShare, "symbol-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.ConcentrationReached,
            "One instrument may be worth at most this share of equity, working orders counted as filled.",
            "It does not know what else moves with it: see group-share."),
        new(
            LimitName.GroupShare, "group-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.GroupExposureReached,
            "The instruments of one correlation group together may be worth at most this share of equity.",
            "Groups are named by hand; an instrument of no group is its own."),
        new(
            LimitName.Leverage, "leverage", LimitUnit.Multiple, LimitTightness.Lower,
            null, OrderReason.LeverageReached,
            "All positions and working orders may be worth at most this multiple of equity.",
            "As gross-share."),
        new(
            LimitName.OrderQuantity, "order-quantity", LimitUnit.Units, LimitTightness.Lower,
            null, OrderReason.OrderQuantityTooLarge,
            "One order may have at most this quantity.",
            "Many small orders pass it: see order-rate and repeats."),
        new(
            LimitName.OrderValue, "order-value", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.OrderValueTooLarge,
            "One order may be worth at most this.",
            "As order-quantity."),
        new(
            LimitName.CollarTicks, "collar-ticks", LimitUnit.Ticks, LimitTightness.Lower,
            null, OrderReason.PriceBeyondCollar,
            "A limit or stop may be at most this many ticks through the market on the side that costs.",
            "Market orders have no price of their own: see no-market-entries."),
        new(
            LimitName.CollarShare, "collar", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.PriceBeyondCollar,
            "The same, as a share of the price.",
            "As collar-ticks."),
        new(
            LimitName.CollarRange, "collar-atr", LimitUnit.Multiple, LimitTightness.Lower,
            null, OrderReason.PriceBeyondCollar,
            "The same, as a multiple of the average true range of 14 bars.",
            "It needs bars; without a range it refuses all priced entries."),
        new(
            LimitName.OrderRate, "order-rate", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.OrderRateReached,
            "At most this many entry orders within order-rate-window (a sliding window).",
            "Cancels and exits pass."),
        new(
            LimitName.OrderRateWindow, "order-rate-window", LimitUnit.Duration, LimitTightness.Higher,
            "1s", OrderReason.OrderRateReached,
            "The time in which order-rate counts.",
            "Nothing by itself."),
        new(
            LimitName.MessageRate, "message-rate", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.MessageRateReached,
            "At most this many messages to the venue within message-rate-window, whatever they are for.",
            "It protects the connection, so exits wait as well; cancels have cancel-reserve on top."),
        new(
            LimitName.MessageRateWindow, "message-rate-window", LimitUnit.Duration, LimitTightness.Higher,
            "1s", OrderReason.MessageRateReached,
            "The time in which message-rate counts.",
            "Nothing by itself."),
        new(
            LimitName.CancelReserve, "cancel-reserve", LimitUnit.Count, LimitTightness.Higher,
            null, OrderReason.MessageRateReached,
            "How many of message-rate are kept for cancels and exits.",
            "Nothing where message-rate is not set."),
        new(
            LimitName.Repeats, "repeats", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.RepeatedExecution,
            "After this many entries of one strategy on one side of one instrument within "
                + "repeat-window the strategy is locked until an operator resets it.",
            "It does not judge whether the repetition was meant."),
        new(
            LimitName.RepeatWindow, "repeat-window", LimitUnit.Duration, LimitTightness.Higher,
            "1m", OrderReason.RepeatedExecution,
            "The time in which repeats counts.",
            "Nothing by itself."),
        new(
            LimitName.TradeRisk, "trade-risk", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.TradeRiskTooHigh,
            "The loss between entry and stop, times the quantity, may be at most this.",
            "A gap through the stop loses more; fees and slippage are not in it."),
        new(
            LimitName.TradeRiskShare, "trade-risk-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.TradeRiskTooHigh,
            "The same, as a share of equity.",
            "As trade-risk."),
        new(
            LimitName.NoSelfCross, "no-self-cross", LimitUnit.Flag, LimitTightness.Higher,
            null, OrderReason.SelfCross,
            "No order that would trade against an own working order.",
            "Orders of other accounts are not seen."),
        new(
            LimitName.NoMarketEntries, "no-market-entries", LimitUnit.Flag, LimitTightness.Higher,
            null, OrderReason.MarketEntryForbidden,
            "Entries must be limit or stop-limit orders.",
            "Exits may be market orders."),
        new(
            LimitName.BracketRequired, "bracket-required", LimitUnit.Flag, LimitTightness.Higher,
            null, OrderReason.BracketMissing,
            "Entries must be part of a bracket with a stop.",
            "The stop's distance is not its business: see trade-risk."),
        new(
            LimitName.AggressiveValue, "aggressive-value", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.AggressionReached,
            "What is bought less what is sold at the market within walk-window may be worth at most this.",
            "Passive orders that others trade against do not count."),
        new(
            LimitName.WalkShare, "walk", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.PriceWalked,
            "No more aggressive orders once the price has moved this far since the first of "
                + "walk-window, in their direction.",
            "It cannot tell the own effect from that of others."),
        new(
            LimitName.WalkWindow, "walk-window", LimitUnit.Duration, LimitTightness.Higher,
            "1m", OrderReason.AggressionReached,
            "The time in which aggressive-value and walk count.",
            "Nothing by itself."),
        new(
            LimitName.KillOnDesync, "kill-on-desync", LimitUnit.Level, LimitTightness.Higher,
            "1", OrderReason.KillLatched,
            "What a report that does not fit does: 1 engages the latch, 2 also cancels, 3 also closes.",
            "At 0 it only pauses the instrument."),
        new(
            LimitName.KillOnMismatch, "kill-on-mismatch", LimitUnit.Level, LimitTightness.Higher,
            "1", OrderReason.KillLatched,
            "What a failed reconciliation does, 0 to 3.",
            "As kill-on-desync."),
        new(
            LimitName.KillOnImpossible, "kill-on-impossible", LimitUnit.Level, LimitTightness.Higher,
            "1", OrderReason.KillLatched,
            "What an impossible state of an order does, 0 to 3.",
            "As kill-on-desync."),
    ];
}
