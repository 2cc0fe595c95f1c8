namespace Plimsoll.Kernel.Risk;

/// <summary>The limits that there are. <see cref="LimitCatalog"/> says what each one means.</summary>
public enum LimitName : byte
{
    /// <summary>No order may leave the strategy short.</summary>
    NoShorts,

    /// <summary>
    /// Entries stop when equity, open profit and loss included, has lost this much since the day began.
    /// </summary>
    DailyLoss,

    /// <summary>The same, as a share of equity at the beginning of the day.</summary>
    DailyLossShare,

    /// <summary>
    /// What a daily loss does: 1 stops entries, 2 also cancels orders, 3 engages the kill latch and closes
    /// everything.
    /// </summary>
    DailyLossLevel,

    /// <summary>Entries stop when equity has lost this much since Monday began.</summary>
    WeeklyLoss,

    /// <summary>What a weekly loss does, 1 to 3.</summary>
    WeeklyLossLevel,

    /// <summary>Entries stop when equity has fallen this far from its highest value of the run.</summary>
    DrawdownShare,

    /// <summary>What a drawdown does, 1 to 3.</summary>
    DrawdownLevel,

    /// <summary>Entries stop when equity has fallen this far from its highest value of the day.</summary>
    DayDrawdownShare,

    /// <summary>Entries stop when this share of the day's first equity is lost within rapid-loss-window.</summary>
    RapidLossShare,

    /// <summary>The time in which rapid-loss counts.</summary>
    RapidLossWindow,

    /// <summary>What a rapid loss does, 1 to 3.</summary>
    RapidLossLevel,

    /// <summary>Entries stop after this many closed trades in a row that lost money after fees.</summary>
    ConsecutiveLosses,

    /// <summary>What a row of losses does, 1 to 3.</summary>
    ConsecutiveLossesLevel,

    /// <summary>Entries stop after this many orders in a row that the venue rejected.</summary>
    Failures,

    /// <summary>Entries stop after this many rejected orders within failures-window.</summary>
    FailuresInWindow,

    /// <summary>The time in which failures-in-window counts.</summary>
    FailuresWindow,

    /// <summary>
    /// Entries stop when more than this share of the last 100 orders was rejected by the venue, from the tenth on.
    /// </summary>
    ErrorRate,

    /// <summary>A breaker that tripped stays tripped for at least this long.</summary>
    BreakerCooldown,

    /// <summary>Whether a breaker opens by itself when the cool-down is over.</summary>
    BreakerAutoReset,

    /// <summary>From this drawdown on, sizes that the platform decides become smaller, in a straight line.</summary>
    ThrottleStart,

    /// <summary>At this drawdown nothing is left, and entries are refused.</summary>
    ThrottleEnd,

    /// <summary>A position whose open loss reaches this much is closed at the market.</summary>
    TradeLoss,

    /// <summary>No entries on a price older than this.</summary>
    StaleAge,

    /// <summary>No entries while the validity score of the instrument's data is below this.</summary>
    Validity,

    /// <summary>No entries while the score of the execution is below this.</summary>
    ExecutionQuality,

    /// <summary>No entries while the order book is crossed, locked or not valid.</summary>
    OrderlyBook,

    /// <summary>No entries while the clock is reported as further off than this, or not reported at all.</summary>
    ClockSkew,

    /// <summary>At most this many instruments held or ordered at a time.</summary>
    Positions,

    /// <summary>At most this many positions and working entries in one instrument.</summary>
    SymbolPositions,

    /// <summary>At most this quantity of one instrument, long or short, working orders counted as filled.</summary>
    SymbolQuantity,

    /// <summary>At most this many entry orders a day; the day rolls over at midnight of the zone.</summary>
    EntriesPerDay,

    /// <summary>The same entry, in everything but its reason, is refused within this time.</summary>
    DuplicateWindow,

    /// <summary>No entries while more than this many orders are in an unknown state.</summary>
    UnknownOrders,

    /// <summary>A position that loses more than this may not be added to.</summary>
    AddLoss,

    /// <summary>A position must earn at least this before it may be added to.</summary>
    AddProfit,

    /// <summary>Whether a position may be added to at exactly its entry price.</summary>
    AddAtBreakeven,

    /// <summary>With what is added a position may be at most this share of equity.</summary>
    AddShare,

    /// <summary>At most this many day trades in day-trade-window when equity is below day-trade-equity.</summary>
    DayTrades,

    /// <summary>Accounts with at least this equity may day-trade without limit.</summary>
    DayTradeEquity,

    /// <summary>Trading days in which day-trades counts, today included.</summary>
    DayTradeWindow,

    /// <summary>All positions and working orders together may be worth at most this, without sign.</summary>
    Gross,

    /// <summary>The same, as a share of equity.</summary>
    GrossShare,

    /// <summary>Longs less shorts may be worth at most this, the worse side's orders counted as filled.</summary>
    Net,

    /// <summary>The same, as a share of equity.</summary>
    NetShare,

    /// <summary>One instrument may be worth at most this share of equity, working orders counted as filled.</summary>
    SymbolShare,

    /// <summary>The instruments of one correlation group together may be worth at most this share of equity.</summary>
    GroupShare,

    /// <summary>All positions and working orders may be worth at most this multiple of equity.</summary>
    Leverage,

    /// <summary>One order may have at most this quantity.</summary>
    OrderQuantity,

    /// <summary>One order may be worth at most this.</summary>
    OrderValue,

    /// <summary>A limit or stop may be at most this many ticks through the market on the side that costs.</summary>
    CollarTicks,

    /// <summary>The same, as a share of the price.</summary>
    CollarShare,

    /// <summary>The same, as a multiple of the average true range of 14 bars.</summary>
    CollarRange,

    /// <summary>At most this many entry orders within order-rate-window (a sliding window).</summary>
    OrderRate,

    /// <summary>The time in which order-rate counts.</summary>
    OrderRateWindow,

    /// <summary>At most this many messages to the venue within message-rate-window, whatever they are for.</summary>
    MessageRate,

    /// <summary>The time in which message-rate counts.</summary>
    MessageRateWindow,

    /// <summary>How many of message-rate are kept for cancels and exits.</summary>
    CancelReserve,

    /// <summary>
    /// After this many entries of one strategy on one side of one instrument within repeat-window the strategy is
    /// locked until an operator resets it.
    /// </summary>
    Repeats,

    /// <summary>The time in which repeats counts.</summary>
    RepeatWindow,

    /// <summary>The loss between entry and stop, times the quantity, may be at most this.</summary>
    TradeRisk,

    /// <summary>The same, as a share of equity.</summary>
    TradeRiskShare,

    /// <summary>No order that would trade against an own working order.</summary>
    NoSelfCross,

    /// <summary>Entries must be limit or stop-limit orders.</summary>
    NoMarketEntries,

    /// <summary>Entries must be part of a bracket with a stop.</summary>
    BracketRequired,

    /// <summary>What is bought less what is sold at the market within walk-window may be worth at most this.</summary>
    AggressiveValue,

    /// <summary>
    /// No more aggressive orders once the price has moved this far since the first of walk-window, in their
    /// direction.
    /// </summary>
    WalkShare,

    /// <summary>The time in which aggressive-value and walk count.</summary>
    WalkWindow,

    /// <summary>What a report that does not fit does: 1 engages the latch, 2 also cancels, 3 also closes.</summary>
    KillOnDesync,

    /// <summary>What a failed reconciliation does, 0 to 3.</summary>
    KillOnMismatch,

    /// <summary>What an impossible state of an order does, 0 to 3.</summary>
    KillOnImpossible,
}
