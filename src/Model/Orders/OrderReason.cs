namespace Plimsoll.Model.Orders;

/// <summary>
/// Why an order ended without being filled in full. Stable numbers: they stand in journals and reports.
/// </summary>
public enum OrderReason : short
{
    /// <summary>No reason: the order is working or filled.</summary>
    None = 0,

    /// <summary>The quantity is not positive.</summary>
    QuantityNotPositive = 1,

    /// <summary>The computed size is below one lot: too little cash or too small a share.</summary>
    SizeBelowOneLot = 2,

    /// <summary>The limit or stop price is missing or not positive.</summary>
    PriceMissing = 3,

    /// <summary>Cash does not cover the purchase and its fee.</summary>
    InsufficientCash = 4,

    /// <summary>A reduce-only order with nothing to reduce.</summary>
    NothingToReduce = 5,

    /// <summary>The instrument cannot be sold short.</summary>
    ShortNotAllowed = 6,

    /// <summary>The expiry of a good-till-date order is missing or past.</summary>
    ExpiryInvalid = 7,

    /// <summary>The instrument is data only.</summary>
    NotTradable = 8,

    /// <summary>The limit of working orders is reached.</summary>
    TooManyWorkingOrders = 9,

    /// <summary>The position would be worth more than the allowed multiple of equity.</summary>
    ExposureTooHigh = 10,

    /// <summary>The order's value is beyond what the arithmetic guarantees.</summary>
    ValueTooLarge = 11,

    /// <summary>Cancelled by the strategy.</summary>
    CanceledByStrategy = 20,

    /// <summary>The rest of an immediate-or-cancel order.</summary>
    ImmediateRestCanceled = 21,

    /// <summary>A fill-or-kill order that could not be filled whole.</summary>
    NotFilledWhole = 22,

    /// <summary>The trading day ended.</summary>
    DayEnded = 23,

    /// <summary>The expiry time came.</summary>
    ExpiryReached = 24,

    /// <summary>The data ended while the order was working.</summary>
    DataEnded = 25,

    /// <summary>The other order of its pair was filled.</summary>
    PairedOrderFilled = 26,

    /// <summary>The order could no longer reduce a position: it was closed by something else.</summary>
    PositionClosed = 27,

    /// <summary>No price was known yet for the instrument.</summary>
    NoMarketPrice = 28,

    /// <summary>The data does not hold the trading volume that the fill policy needs.</summary>
    NoVolume = 29,

    /// <summary>The venue, or the policy it trades by, does not know this type or instruction.</summary>
    NotSupported = 30,

    /// <summary>A post-only order that would have traded at once.</summary>
    WouldTakeLiquidity = 31,

    /// <summary>A display quantity or an instruction that the order's type cannot carry.</summary>
    InstructionInvalid = 32,

    /// <summary>An own order in the instrument is in an unknown state: no more risk until that is resolved.</summary>
    OrderInDoubt = 33,

    /// <summary>The instrument is paused after a report that could not be: only exits go out.</summary>
    InstrumentPaused = 34,

    /// <summary>The order was over, or another change of it is still unanswered.</summary>
    TooLateToChange = 35,

    /// <summary>An order for the opening or the closing that did not trade there.</summary>
    AuctionMissed = 36,

    /// <summary>Its lifetime was over.</summary>
    LifetimeEnded = 37,

    /// <summary>It would have traded against an own order.</summary>
    SelfCross = 40,

    /// <summary>The account has less than the initial margin that the position would need.</summary>
    InsufficientMargin = 60,

    /// <summary>No exchange rate into the account's currency is known yet.</summary>
    NoExchangeRate = 61,

    /// <summary>The account has lost everything: nothing but closing is allowed.</summary>
    AccountRuined = 62,

    /// <summary>The kill latch of the platform is engaged.</summary>
    KillLatched = 70,

    /// <summary>The kill latch of the strategy is engaged.</summary>
    StrategyKilled = 71,

    /// <summary>The kill latch of the instrument is engaged.</summary>
    InstrumentKilled = 72,

    /// <summary>An operator paused all entries.</summary>
    TradingPaused = 73,

    /// <summary>An operator paused the strategy.</summary>
    StrategyPaused = 74,

    /// <summary>An operator paused the instrument.</summary>
    InstrumentHeld = 75,

    /// <summary>The strategy failed and was switched off.</summary>
    StrategyDisabled = 76,

    /// <summary>The strategy is authorized for nothing outside a simulation.</summary>
    NotAuthorized = 80,

    /// <summary>The strategy's level of authorization is below the one that is needed.</summary>
    AuthorizationTooLow = 81,

    /// <summary>The evidence that the authorization rests on has expired.</summary>
    AuthorizationExpired = 82,

    /// <summary>The position would be worth more than the strategy is authorized for.</summary>
    AuthorizedValueExceeded = 83,

    /// <summary>The position would be a larger share of equity than the strategy is authorized for.</summary>
    AuthorizedShareExceeded = 84,

    /// <summary>The entries of the day would be worth more than the strategy is authorized for.</summary>
    AuthorizedVolumeExceeded = 85,

    /// <summary>The loss of the day has reached what the strategy is authorized for.</summary>
    AuthorizedLossReached = 86,

    /// <summary>More strategies hold an authorization with money than are allowed at one time.</summary>
    AuthorizedStrategiesExceeded = 87,

    /// <summary>The order's value, the position, the volume of the day or the equity is not known.</summary>
    AuthorizationInputMissing = 88,

    /// <summary>The instrument is not on the list of those that may be traded.</summary>
    InstrumentNotAllowed = 90,

    /// <summary>The limits forbid to be short.</summary>
    ShortsForbidden = 91,

    /// <summary>No entries at this time of the day.</summary>
    SessionLocked = 92,

    /// <summary>No entries while the market is in this regime.</summary>
    RegimeLocked = 93,

    /// <summary>Regimes are locked out, and nothing is known of the regime the market is in.</summary>
    RegimeUnknown = 94,

    /// <summary>The loss of the day has reached its limit, open profit and loss included.</summary>
    DailyLossReached = 100,

    /// <summary>The loss of the week has reached its limit, open profit and loss included.</summary>
    WeeklyLossReached = 101,

    /// <summary>Equity has fallen from its peak by as much as is allowed.</summary>
    DrawdownReached = 102,

    /// <summary>Equity has fallen from the peak of the day by as much as is allowed.</summary>
    DayDrawdownReached = 103,

    /// <summary>Too much was lost in a short time.</summary>
    RapidLossReached = 104,

    /// <summary>Too many trades in a row were lost.</summary>
    ConsecutiveLossesReached = 105,

    /// <summary>Too many orders were rejected by the venue.</summary>
    FailuresReached = 106,

    /// <summary>Too large a share of the orders was rejected by the venue.</summary>
    ErrorRateReached = 107,

    /// <summary>Loss limits are set, and equity is not known or not positive.</summary>
    EquityUnknown = 108,

    /// <summary>The drawdown leaves no size for new positions.</summary>
    DrawdownThrottled = 109,

    /// <summary>The price of the instrument is too old, or there is none.</summary>
    DataStale = 115,

    /// <summary>Bid and ask of the instrument are crossed, locked or not valid.</summary>
    BookNotOrderly = 116,

    /// <summary>The validity score of the data is below its threshold.</summary>
    DataValidityLow = 117,

    /// <summary>A threshold of data validity is set, and the data are not checked.</summary>
    DataValidityUnknown = 118,

    /// <summary>The score of the execution is below its threshold.</summary>
    ExecutionQualityLow = 119,

    /// <summary>The feed is reported as not healthy.</summary>
    FeedDown = 120,

    /// <summary>The journal is reported as not healthy.</summary>
    JournalFailed = 121,

    /// <summary>Own records and those of the venue are not reconciled.</summary>
    ReconciliationPending = 122,

    /// <summary>The clock is further off than allowed, or its error is not known.</summary>
    ClockSkewed = 123,

    /// <summary>Too many instruments are held or ordered.</summary>
    TooManyPositions = 130,

    /// <summary>Too many positions and entries in this instrument.</summary>
    TooManyInInstrument = 131,

    /// <summary>Position and working orders would exceed the quantity allowed in this instrument.</summary>
    InstrumentQuantityReached = 132,

    /// <summary>The number of entries a day is used up.</summary>
    TooManyEntriesToday = 133,

    /// <summary>The same order was sent a moment ago.</summary>
    DuplicateOrder = 134,

    /// <summary>Too many orders are in an unknown state.</summary>
    TooManyUnknownOrders = 135,

    /// <summary>The order adds to a losing position.</summary>
    AddsToLoser = 136,

    /// <summary>The order adds to a position that has not earned enough yet.</summary>
    AddsBelowProfit = 137,

    /// <summary>The position would be larger than adding to it may make it.</summary>
    AddsTooMuch = 138,

    /// <summary>The day trades that a small margin account may make are used up.</summary>
    DayTradesUsedUp = 139,

    /// <summary>All positions and orders together would be worth more than allowed.</summary>
    GrossExposureReached = 150,

    /// <summary>Longs less shorts would be worth more than allowed.</summary>
    NetExposureReached = 151,

    /// <summary>One instrument would be too large a share of equity.</summary>
    ConcentrationReached = 152,

    /// <summary>A group of correlated instruments would be too large a share of equity.</summary>
    GroupExposureReached = 153,

    /// <summary>Exposure would be too large a multiple of equity.</summary>
    LeverageReached = 154,

    /// <summary>Exposure cannot be computed: a price or an exchange rate is missing.</summary>
    ExposureUnknown = 155,

    /// <summary>A limit is a share of equity, and equity is not positive.</summary>
    EquityNotPositive = 156,

    /// <summary>The quantity of the order is above the limit.</summary>
    OrderQuantityTooLarge = 170,

    /// <summary>The value of the order is above the limit.</summary>
    OrderValueTooLarge = 171,

    /// <summary>The price of the order is too far from the market on the side that costs.</summary>
    PriceBeyondCollar = 172,

    /// <summary>A price collar is set, and there is no price or no range to measure by.</summary>
    NoCollarReference = 173,

    /// <summary>Too many orders in a short time.</summary>
    OrderRateReached = 174,

    /// <summary>The same entry was repeated too often: an operator must look and reset.</summary>
    RepeatedExecution = 175,

    /// <summary>The loss at the stop would be larger than a trade may risk.</summary>
    TradeRiskTooHigh = 176,

    /// <summary>The risk of a trade is limited, and the order has no stop to measure it by.</summary>
    StopMissing = 177,

    /// <summary>Entries must have a bracket with a stop.</summary>
    BracketMissing = 178,

    /// <summary>Entries must be limit or stop-limit orders.</summary>
    MarketEntryForbidden = 179,

    /// <summary>Too much was bought or sold at the market in a short time.</summary>
    AggressionReached = 180,

    /// <summary>The own orders have moved the price too far in a short time.</summary>
    PriceWalked = 181,

    /// <summary>The venue takes no more messages for the moment.</summary>
    MessageRateReached = 182,
}
