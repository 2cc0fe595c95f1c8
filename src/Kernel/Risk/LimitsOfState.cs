using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>Limits on the state of account, strategy and data: layers 1 to 3.</summary>
internal static class LimitsOfState
{
    public static readonly LimitInfo[] All =
    [
        new(
            LimitName.NoShorts, "no-shorts", LimitUnit.Flag, LimitTightness.Higher,
            null, OrderReason.ShortsForbidden,
            "No order may leave the strategy short.",
            "It does not close a short position that is already there."),
        new(
            LimitName.DailyLoss, "daily-loss", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.DailyLossReached,
            "Entries stop when equity, open profit and loss included, has lost this much since the day "
                + "began.",
            "It does not close positions unless daily-loss-level is 3, and a gap can lose more than it "
                + "says."),
        new(
            LimitName.DailyLossShare, "daily-loss-share", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.DailyLossReached,
            "The same, as a share of equity at the beginning of the day.",
            "As daily-loss."),
        new(
            LimitName.DailyLossLevel, "daily-loss-level", LimitUnit.Level, LimitTightness.Higher,
            null, OrderReason.DailyLossReached,
            "What a daily loss does: 1 stops entries, 2 also cancels orders, 3 engages the kill latch "
                + "and closes everything.",
            "Level 1 and 2 keep positions and what protects them."),
        new(
            LimitName.WeeklyLoss, "weekly-loss", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.WeeklyLossReached,
            "Entries stop when equity has lost this much since Monday began.",
            "As daily-loss."),
        new(
            LimitName.WeeklyLossLevel, "weekly-loss-level", LimitUnit.Level, LimitTightness.Higher,
            null, OrderReason.WeeklyLossReached,
            "What a weekly loss does, 1 to 3.",
            "As daily-loss-level."),
        new(
            LimitName.DrawdownShare, "drawdown", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.DrawdownReached,
            "Entries stop when equity has fallen this far from its highest value of the run.",
            "The peak is that of this run or restored state: what was earned before is not known to it."),
        new(
            LimitName.DrawdownLevel, "drawdown-level", LimitUnit.Level, LimitTightness.Higher,
            null, OrderReason.DrawdownReached,
            "What a drawdown does, 1 to 3.",
            "As daily-loss-level."),
        new(
            LimitName.DayDrawdownShare, "day-drawdown", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.DayDrawdownReached,
            "Entries stop when equity has fallen this far from its highest value of the day.",
            "As drawdown; a new day begins with a new peak."),
        new(
            LimitName.RapidLossShare, "rapid-loss", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.RapidLossReached,
            "Entries stop when this share of the day's first equity is lost within rapid-loss-window.",
            "A slow loss does not trip it."),
        new(
            LimitName.RapidLossWindow, "rapid-loss-window", LimitUnit.Duration, LimitTightness.Higher,
            "15m", OrderReason.RapidLossReached,
            "The time in which rapid-loss counts.",
            "It is measured to the minute: a window has at most 64 parts."),
        new(
            LimitName.RapidLossLevel, "rapid-loss-level", LimitUnit.Level, LimitTightness.Higher,
            null, OrderReason.RapidLossReached,
            "What a rapid loss does, 1 to 3.",
            "As daily-loss-level."),
        new(
            LimitName.ConsecutiveLosses, "consecutive-losses", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.ConsecutiveLossesReached,
            "Entries stop after this many closed trades in a row that lost money after fees.",
            "Trades that break even, and open losses, do not count."),
        new(
            LimitName.ConsecutiveLossesLevel, "consecutive-losses-level", LimitUnit.Level, LimitTightness.Higher,
            null, OrderReason.ConsecutiveLossesReached,
            "What a row of losses does, 1 to 3.",
            "As daily-loss-level."),
        new(
            LimitName.Failures, "failures", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.FailuresReached,
            "Entries stop after this many orders in a row that the venue rejected.",
            "An order that its own limits refused is no failure."),
        new(
            LimitName.FailuresInWindow, "failures-in-window", LimitUnit.Count, LimitTightness.Lower,
            null, OrderReason.FailuresReached,
            "Entries stop after this many rejected orders within failures-window.",
            "As failures."),
        new(
            LimitName.FailuresWindow, "failures-window", LimitUnit.Duration, LimitTightness.Higher,
            "1h", OrderReason.FailuresReached,
            "The time in which failures-in-window counts.",
            "Nothing by itself."),
        new(
            LimitName.ErrorRate, "error-rate", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.ErrorRateReached,
            "Entries stop when more than this share of the last 100 orders was rejected by the venue, "
                + "from the tenth on.",
            "It needs ten answers before it says anything."),
        new(
            LimitName.BreakerCooldown, "cooldown", LimitUnit.Duration, LimitTightness.Higher,
            "60m", OrderReason.None,
            "A breaker that tripped stays tripped for at least this long.",
            "It does not make the cause go away: a breaker whose figure is still beyond its limit "
                + "trips again at once."),
        new(
            LimitName.BreakerAutoReset, "auto-reset", LimitUnit.Flag, LimitTightness.Lower,
            "false", OrderReason.None,
            "Whether a breaker opens by itself when the cool-down is over.",
            "Without it only an operator opens a breaker; it never opens the kill latch."),
        new(
            LimitName.ThrottleStart, "throttle-start", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.DrawdownThrottled,
            "From this drawdown on, sizes that the platform decides become smaller, in a straight line.",
            "Quantities that a strategy names itself are not made smaller, only refused at throttle-end."),
        new(
            LimitName.ThrottleEnd, "throttle-end", LimitUnit.Share, LimitTightness.Lower,
            null, OrderReason.DrawdownThrottled,
            "At this drawdown nothing is left, and entries are refused.",
            "As throttle-start."),
        new(
            LimitName.TradeLoss, "trade-loss", LimitUnit.Money, LimitTightness.Lower,
            null, OrderReason.None,
            "A position whose open loss reaches this much is closed at the market.",
            "The market may be beyond the price when the order trades: the loss can be larger."),
        new(
            LimitName.StaleAge, "stale", LimitUnit.Duration, LimitTightness.Lower,
            null, OrderReason.DataStale,
            "No entries on a price older than this.",
            "A feed that repeats an old price with a new time is not found out by it."),
        new(
            LimitName.Validity, "validity", LimitUnit.Share, LimitTightness.Higher,
            null, OrderReason.DataValidityLow,
            "No entries while the validity score of the instrument's data is below this.",
            "The score judges form and plausibility of the data; it does not know the true price."),
        new(
            LimitName.ExecutionQuality, "execution-quality", LimitUnit.Share, LimitTightness.Higher,
            null, OrderReason.ExecutionQualityLow,
            "No entries while the score of the execution is below this.",
            "It sees rejections, partial and slow fills; slippage alone does not lower it."),
        new(
            LimitName.OrderlyBook, "orderly-book", LimitUnit.Flag, LimitTightness.Higher,
            null, OrderReason.BookNotOrderly,
            "No entries while the order book is crossed, locked or not valid.",
            "It needs an order book; on bars it refuses all entries."),
        new(
            LimitName.ClockSkew, "clock-skew", LimitUnit.Duration, LimitTightness.Lower,
            null, OrderReason.ClockSkewed,
            "No entries while the clock is reported as further off than this, or not reported at all.",
            "The kernel does not measure the clock itself."),
    ];
}
