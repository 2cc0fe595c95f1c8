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
}
