namespace Plimsoll.Model.Orders;

/// <summary>What a reason means, and what it asks of the user, in one plain sentence each.</summary>
public static class OrderReasonText
{
    /// <summary>What it means; empty for a number that is no reason.</summary>
    /// <param name="reason">The reason.</param>
    public static string Sentence(OrderReason reason) => Of(reason).Sentence;

    /// <summary>What to do about it; empty where there is nothing to do.</summary>
    /// <param name="reason">The reason.</param>
    public static string Remedy(OrderReason reason) => Of(reason).Remedy;

    private static (string Sentence, string Remedy) Of(OrderReason reason) => (int)reason switch
    {
        < 70 => Older(reason),
        < 100 => OfPermission(reason),
        < 130 => OfState(reason),
        < 170 => OfSize(reason),
        _ => OfOrder(reason),
    };

    private static (string Sentence, string Remedy) Older(OrderReason reason) => reason switch
    {
        OrderReason.None => ("Nothing speaks against it: the order is working or filled.", ""),
        OrderReason.QuantityNotPositive => ("The quantity is not positive.", "Order a positive quantity."),
        OrderReason.SizeBelowOneLot => (
            "The computed size is below one lot: too little cash or too small a share.",
            "Give more cash or a larger share."),
        OrderReason.PriceMissing => ("The limit or stop price is missing or not positive.", "Give a positive price."),
        OrderReason.InsufficientCash => ("Cash does not cover the purchase and its fee.", "Order less, or add cash."),
        OrderReason.NothingToReduce => ("A reduce-only order with nothing to reduce.", "Leave the order out."),
        OrderReason.ShortNotAllowed => ("The instrument cannot be sold short.", "Sell only what is held."),
        OrderReason.ExpiryInvalid => (
            "The expiry of a good-till-date order is missing or past.",
            "Give an expiry in the future."),
        OrderReason.NotTradable => ("The instrument is data only.", "Trade another instrument."),
        OrderReason.TooManyWorkingOrders => ("The limit of working orders is reached.", "Cancel working orders first."),
        OrderReason.ExposureTooHigh => (
            "The position would be worth more than the allowed multiple of equity.",
            "Order less, or raise the leverage."),
        OrderReason.ValueTooLarge => ("The order's value is beyond what the arithmetic guarantees.", "Order less."),
        OrderReason.CanceledByStrategy => ("Cancelled by the strategy.", ""),
        OrderReason.ImmediateRestCanceled => ("The rest of an immediate-or-cancel order.", ""),
        OrderReason.NotFilledWhole => ("A fill-or-kill order that could not be filled whole.", ""),
        OrderReason.DayEnded => ("The trading day ended.", ""),
        OrderReason.ExpiryReached => ("The expiry time came.", ""),
        OrderReason.DataEnded => ("The data ended while the order was working.", ""),
        OrderReason.PairedOrderFilled => ("The other order of its pair was filled.", ""),
        OrderReason.PositionClosed => (
            "The order could no longer reduce a position: it was closed by something else.",
            ""),
        OrderReason.NoMarketPrice => ("No price was known yet for the instrument.", "Wait for the first price."),
        OrderReason.NoVolume => (
            "The data does not hold the trading volume that the fill policy needs.",
            "Use data with volume."),
        OrderReason.NotSupported => (
            "The venue, or the policy it trades by, does not know this type or instruction.",
            "Use another type of order."),
        OrderReason.WouldTakeLiquidity => (
            "A post-only order that would have traded at once.",
            "Price the order off the market."),
        OrderReason.InstructionInvalid => (
            "A display quantity or an instruction that the order's type cannot carry.",
            "Leave the instruction out."),
        OrderReason.OrderInDoubt => (
            "An own order in the instrument is in an unknown state: no more risk until that is resolved.",
            "Resolve the order in doubt first."),
        OrderReason.InstrumentPaused => (
            "The instrument is paused after a report that could not be: only exits go out.",
            "Clear the report up, then resume the instrument."),
        OrderReason.TooLateToChange => (
            "The order was over, or another change of it is still unanswered.",
            "Place a new order."),
        OrderReason.AuctionMissed => ("An order for the opening or the closing that did not trade there.", ""),
        OrderReason.LifetimeEnded => ("Its lifetime was over.", ""),
        OrderReason.SelfCross => (
            "It would have traded against an own order.",
            "Cancel the own order on the other side first."),
        OrderReason.InsufficientMargin => (
            "The account has less than the initial margin that the position would need.",
            "Order less, or add cash."),
        OrderReason.NoExchangeRate => (
            "No exchange rate into the account's currency is known yet.",
            "Add data of the currency pair."),
        OrderReason.AccountRuined => ("The account has lost everything: nothing but closing is allowed.", ""),
        _ => ("", ""),
    };

    private static (string Sentence, string Remedy) OfPermission(OrderReason reason) => reason switch
    {
        OrderReason.KillLatched => (
            "The kill latch of the platform is engaged.",
            "Find the cause, then reset the latch with a name and a reason."),
        OrderReason.StrategyKilled => (
            "The kill latch of the strategy is engaged.",
            "Find the cause, then reset the latch of the strategy."),
        OrderReason.InstrumentKilled => (
            "The kill latch of the instrument is engaged.",
            "Find the cause, then reset the latch of the instrument."),
        OrderReason.TradingPaused => ("An operator paused all entries.", "Resume when the reason is gone."),
        OrderReason.StrategyPaused => ("An operator paused the strategy.", "Resume the strategy."),
        OrderReason.InstrumentHeld => ("An operator paused the instrument.", "Resume the instrument."),
        OrderReason.StrategyDisabled => (
            "The strategy failed and was switched off.",
            "Repair the strategy and start it anew."),
        OrderReason.NotAuthorized => (
            "The strategy has no authorization to trade.",
            "Bring the evidence that its level needs."),
        OrderReason.AuthorizationTooLow => (
            "The level of the strategy is lower than an entry needs here.",
            "Bring the evidence for the higher level."),
        OrderReason.AuthorizationExpired => ("The authorization of the strategy is over.", "Renew the evidence."),
        OrderReason.AuthorizedValueExceeded => (
            "The position would be worth more than its authorization allows.",
            "Order less, or bring the evidence for a higher level."),
        OrderReason.AuthorizedShareExceeded => (
            "The position would be a larger share of equity than its authorization allows.",
            "Order less."),
        OrderReason.AuthorizedVolumeExceeded => (
            "The entries of the day would be worth more than its authorization allows.",
            "Wait for the next day."),
        OrderReason.AuthorizedLossReached => (
            "The loss of the day has reached what its authorization allows.",
            "Wait for the next day."),
        OrderReason.AuthorizedStrategiesExceeded => (
            "More strategies trade real money than the authorization allows.",
            "Take the level from another strategy."),
        OrderReason.AuthorizationInputMissing => (
            "What the authorization is measured by is missing.",
            "Find out what order, position and account are worth."),
        OrderReason.InstrumentNotAllowed => (
            "The instrument is not on the list of those that may be traded.",
            "Put it on the list, or trade another one."),
        OrderReason.ShortsForbidden => ("The limits forbid to be short.", "Sell no more than is held."),
        OrderReason.SessionLocked => ("No entries at this time of the day.", "Wait until the lock is over."),
        OrderReason.RegimeLocked => ("No entries while the market is in this regime.", "Wait for another regime."),
        OrderReason.RegimeUnknown => (
            "Regimes are locked out, and nothing is known of the regime the market is in.",
            "Report the regime, or take the lock out."),
        _ => ("", ""),
    };

    private static (string Sentence, string Remedy) OfState(OrderReason reason) => reason switch
    {
        OrderReason.DailyLossReached => (
            "The loss of the day has reached its limit, open profit and loss included.",
            "Wait for the next day and the end of the cool-down, or reset the breaker."),
        OrderReason.WeeklyLossReached => (
            "The loss of the week has reached its limit, open profit and loss included.",
            "Wait for the next week, or reset the breaker."),
        OrderReason.DrawdownReached => (
            "Equity has fallen from its peak by as much as is allowed.",
            "Look at the strategy, then reset the breaker."),
        OrderReason.DayDrawdownReached => (
            "Equity has fallen from the peak of the day by as much as is allowed.",
            "Wait for the next day, or reset the breaker."),
        OrderReason.RapidLossReached => (
            "Too much was lost in a short time.",
            "Look at the market, then reset the breaker."),
        OrderReason.ConsecutiveLossesReached => (
            "Too many trades in a row were lost.",
            "Look at the strategy, then reset the breaker."),
        OrderReason.FailuresReached => (
            "Too many orders were rejected by the venue.",
            "Look at the answers of the venue, then reset the breaker."),
        OrderReason.ErrorRateReached => (
            "Too large a share of the orders was rejected by the venue.",
            "Look at the answers of the venue, then reset the breaker."),
        OrderReason.EquityUnknown => (
            "Loss limits are set, and equity is not known or not positive.",
            "Find out what the account is worth."),
        OrderReason.DrawdownThrottled => (
            "The drawdown leaves no size for new positions.",
            "Wait until equity recovers, or widen the throttle."),
        OrderReason.DataStale => ("The price of the instrument is too old, or there is none.", "Look at the feed."),
        OrderReason.BookNotOrderly => (
            "Bid and ask of the instrument are crossed, locked or not valid.",
            "Wait for an orderly book."),
        OrderReason.DataValidityLow => (
            "The validity score of the data is below its threshold.",
            "Look at the findings of the data check."),
        OrderReason.DataValidityUnknown => (
            "A threshold of data validity is set, and the data are not checked.",
            "Let the data be checked."),
        OrderReason.ExecutionQualityLow => (
            "The score of the execution is below its threshold.",
            "Look at fills and rejections."),
        OrderReason.FeedDown => ("The feed is reported as not healthy.", "Restore the feed."),
        OrderReason.JournalFailed => (
            "The journal is reported as not healthy.",
            "Restore the journal; the run must be started anew."),
        OrderReason.ReconciliationPending => (
            "Own records and those of the venue are not reconciled.",
            "Reconcile first."),
        OrderReason.ClockSkewed => (
            "The clock is further off than allowed, or its error is not known.",
            "Set the clock."),
        _ => ("", ""),
    };

    private static (string Sentence, string Remedy) OfSize(OrderReason reason) => reason switch
    {
        OrderReason.TooManyPositions => ("Too many instruments are held or ordered.", "Close a position first."),
        OrderReason.TooManyInInstrument => (
            "Too many positions and entries in this instrument.",
            "Close the position first."),
        OrderReason.InstrumentQuantityReached => (
            "Position and working orders would exceed the quantity allowed in this instrument.",
            "Order less."),
        OrderReason.TooManyEntriesToday => ("The number of entries a day is used up.", "Wait for the next day."),
        OrderReason.DuplicateOrder => ("The same order was sent a moment ago.", "Wait, or order something else."),
        OrderReason.TooManyUnknownOrders => (
            "Too many orders are in an unknown state.",
            "Resolve the orders in doubt."),
        OrderReason.AddsToLoser => ("The order adds to a losing position.", "Add to winners only."),
        OrderReason.AddsBelowProfit => (
            "The order adds to a position that has not earned enough yet.",
            "Wait for more profit."),
        OrderReason.AddsTooMuch => ("The position would be larger than adding to it may make it.", "Add less."),
        OrderReason.DayTradesUsedUp => (
            "The day trades that a small margin account may make are used up.",
            "Hold over night, or wait for the window to move on."),
        OrderReason.GrossExposureReached => (
            "All positions and orders together would be worth more than allowed.",
            "Order less, or close something."),
        OrderReason.NetExposureReached => (
            "Longs less shorts would be worth more than allowed.",
            "Order less, or hedge."),
        OrderReason.ConcentrationReached => ("One instrument would be too large a share of equity.", "Order less."),
        OrderReason.GroupExposureReached => (
            "A group of correlated instruments would be too large a share of equity.",
            "Order less, or close another of the group."),
        OrderReason.LeverageReached => ("Exposure would be too large a multiple of equity.", "Order less."),
        OrderReason.ExposureUnknown => (
            "Exposure cannot be computed: a price or an exchange rate is missing.",
            "Get the missing price first."),
        OrderReason.EquityNotPositive => ("A limit is a share of equity, and equity is not positive.", "Add cash."),
        _ => ("", ""),
    };

    private static (string Sentence, string Remedy) OfOrder(OrderReason reason) => reason switch
    {
        OrderReason.OrderQuantityTooLarge => ("The quantity of the order is above the limit.", "Order less."),
        OrderReason.OrderValueTooLarge => ("The value of the order is above the limit.", "Order less."),
        OrderReason.PriceBeyondCollar => (
            "The price of the order is too far from the market on the side that costs.",
            "Price the order nearer to the market."),
        OrderReason.NoCollarReference => (
            "A price collar is set, and there is no price or no range to measure by.",
            "Wait for a price and a range."),
        OrderReason.OrderRateReached => ("Too many orders in a short time.", "Order less often."),
        OrderReason.RepeatedExecution => (
            "The same entry was repeated too often: an operator must look and reset.",
            "Find out why it repeats, then reset the throttle."),
        OrderReason.TradeRiskTooHigh => (
            "The loss at the stop would be larger than a trade may risk.",
            "Order less, or set the stop nearer."),
        OrderReason.StopMissing => (
            "The risk of a trade is limited, and the order has no stop to measure it by.",
            "Place the entry as a bracket with a stop."),
        OrderReason.BracketMissing => (
            "Entries must have a bracket with a stop.",
            "Place the entry as a bracket with a stop."),
        OrderReason.MarketEntryForbidden => ("Entries must be limit or stop-limit orders.", "Use a limit order."),
        OrderReason.AggressionReached => (
            "Too much was bought or sold at the market in a short time.",
            "Wait, or place passive orders."),
        OrderReason.PriceWalked => (
            "The own orders have moved the price too far in a short time.",
            "Wait until the market has calmed."),
        OrderReason.MessageRateReached => ("The venue takes no more messages for the moment.", "Wait a moment."),
        _ => ("", ""),
    };
}
