using Plimsoll.Model.Orders;

namespace Plimsoll.Research.Runs;

/// <summary>Orders in the words of reports and files.</summary>
internal static class OrderWords
{
    public static string Side(OrderSide side) => side == OrderSide.Buy ? "buy" : "sell";

    public static string Type(OrderType type) => type switch
    {
        OrderType.Market => "market",
        OrderType.Limit => "limit",
        OrderType.Stop => "stop",
        OrderType.StopLimit => "stop-limit",
        OrderType.TrailingStop => "trailing-stop",
        OrderType.MarketIfTouched => "market-if-touched",
        _ => "limit-if-touched",
    };

    public static string TimeInForce(TimeInForce timeInForce) => timeInForce switch
    {
        Model.Orders.TimeInForce.GoodTillCancelled => "GTC",
        Model.Orders.TimeInForce.Day => "DAY",
        Model.Orders.TimeInForce.GoodTillDate => "GTD",
        Model.Orders.TimeInForce.ImmediateOrCancel => "IOC",
        Model.Orders.TimeInForce.FillOrKill => "FOK",
        Model.Orders.TimeInForce.AtOpen => "OPG",
        _ => "CLS",
    };

    public static string Status(OrderStatus status) => status switch
    {
        OrderStatus.PendingSubmit => "pending submit",
        OrderStatus.Submitted => "submitted",
        OrderStatus.Accepted => "accepted",
        OrderStatus.PartiallyFilled => "partially filled",
        OrderStatus.PendingCancel => "pending cancel",
        OrderStatus.PendingReplace => "pending replace",
        OrderStatus.Unknown => "unknown",
        OrderStatus.External => "external",
        OrderStatus.Filled => "filled",
        OrderStatus.Canceled => "canceled",
        OrderStatus.Rejected => "rejected",
        _ => "expired",
    };

    public static string Reason(OrderReason reason) => reason switch
    {
        OrderReason.None => "",
        OrderReason.QuantityNotPositive => "the quantity is not positive",
        OrderReason.SizeBelowOneLot => "the size comes to less than one lot",
        OrderReason.PriceMissing => "the limit or stop price is missing",
        OrderReason.InsufficientCash => "cash does not cover value and fee",
        OrderReason.NothingToReduce => "reduce-only, and there is no position to reduce",
        OrderReason.ShortNotAllowed => "the instrument cannot be sold short",
        OrderReason.ExpiryInvalid => "the expiry is missing or past",
        OrderReason.NotTradable => "the instrument is data only",
        OrderReason.TooManyWorkingOrders => "too many orders work already",
        OrderReason.ExposureTooHigh => "positions would exceed the allowed multiple of equity",
        OrderReason.InsufficientMargin => "the account has too little margin",
        OrderReason.NoExchangeRate => "no exchange rate into the account's currency is known yet",
        OrderReason.AccountRuined => "the account has lost everything",
        OrderReason.ValueTooLarge => "the value of the order is too large",
        OrderReason.CanceledByStrategy => "canceled by the strategy",
        OrderReason.ImmediateRestCanceled => "immediate-or-cancel: the rest found no match",
        OrderReason.NotFilledWhole => "fill-or-kill: not to be filled whole",
        OrderReason.DayEnded => "the trading day ended",
        OrderReason.ExpiryReached => "the expiry time came",
        OrderReason.DataEnded => "the data ended while it was working",
        OrderReason.PairedOrderFilled => "the other order of its pair was filled",
        OrderReason.PositionClosed => "the position it was to reduce was closed",
        OrderReason.NotSupported => "the venue does not know this type or instruction",
        OrderReason.WouldTakeLiquidity => "post-only, and it would have traded at once",
        OrderReason.InstructionInvalid => "an instruction that the type of the order cannot carry",
        OrderReason.OrderInDoubt => "another order in the instrument is in doubt",
        OrderReason.InstrumentPaused => "the instrument is paused after an impossible report",
        OrderReason.TooLateToChange => "too late to change",
        OrderReason.AuctionMissed => "it did not trade in the opening or closing it was for",
        OrderReason.LifetimeEnded => "its lifetime was over",
        OrderReason.SelfCross => "it would have traded against an own order",
        OrderReason.NoMarketPrice => "no price was known yet",
        OrderReason.NoVolume => "the data hold no volume",
        _ => reason.ToString(),
    };
}
