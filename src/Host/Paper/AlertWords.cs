using System.Globalization;
using Plimsoll.Host.Safety;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Paper;

/// <summary>The kernel's alerts in words.</summary>
internal static class AlertWords
{
    public static Alert Of(in AlertRecord alert, IReadOnlyList<string> names)
    {
        var about = alert.Scope switch
        {
            OperatorScope.Strategy => " of strategy " + names[alert.Strategy.Value],
            OperatorScope.Instrument => string.Create(
                CultureInfo.InvariantCulture, $" of instrument {alert.Instrument.Value}"),
            _ => "",
        };
        var evidence = string.Create(
            CultureInfo.InvariantCulture,
            $"{alert.Kind}{about}, reason {alert.Reason}, value {alert.Value}, at "
            + $"{TimestampText.Format(alert.TimeNs)}");
        var (cause, did, needs) = alert.Kind switch
        {
            AlertKind.BreakerTripped => (
                "breaker", "no new risk while it is tripped", "look at the losses; it cools down or is reset"),
            AlertKind.LatchEngaged => (
                "latch", "no new risk", "find the cause, then reset with a name and a reason"),
            AlertKind.Verified => ("kill verified", "the end state was seen twice", "nothing"),
            AlertKind.Escalated => (
                "kill not verified", "the kernel goes on trying",
                "look at the account now; if it does not come to rest, end the process and look at the venue"),
            AlertKind.StrategyDisabled => (
                "strategy failed", "it is switched off and its orders are cancelled; the others go on",
                "mend it and start again"),
            AlertKind.Desync or AlertKind.PositionMismatch or AlertKind.ImpossibleState => (
                "contradiction", "what the limits say of it", "look at the journal"),
            AlertKind.JournalFailed or AlertKind.HealthLost => (
                "health", "no new risk as far as the part matters", "mend the part"),
            AlertKind.RepeatLocked => ("repetition", "the strategy is locked", "look at its orders, then reset"),
            AlertKind.BypassBegun => (
                "bypass", "entries pass without authorization until "
                    + TimestampText.Format(alert.Value), "it ends by itself; 'plimsoll pause' ends entries now"),
            AlertKind.BypassRefused => ("bypass refused", "nothing has changed", "nothing"),
            AlertKind.TradeLossClosed => ("trade loss", "the position is closed", "nothing"),
            _ => ("note", "what was asked", "nothing"),
        };
        return new Alert(cause, evidence, did, needs);
    }
}
