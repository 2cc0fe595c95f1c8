using System.Globalization;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>Decisions and snapshots of the account in words.</summary>
public static class DecisionText
{
    /// <summary>Says what a decision rests on and how it was judged, in one line.</summary>
    /// <param name="version">Version of the layout.</param>
    /// <param name="payload">The payload.</param>
    /// <exception cref="JournalException">The layout is newer than this program.</exception>
    public static string Decision(byte version, ReadOnlySpan<byte> payload)
    {
        var decision = DecisionPayload.Read(version, payload);
        var wish = decision.Wish;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{TimestampText.Format(wish.TimeNs)} {decision.Kind} order {wish.Order.Value} ");
        text.Append(CultureInfo.InvariantCulture, $"strategy {wish.Strategy.Value} ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"instrument {wish.Request.Instrument.Value} {wish.Request.Side} {wish.Request.Type} ");
        text.Append(CultureInfo.InvariantCulture, $"quantity {wish.Request.Quantity.Lots}");
        text.Append(wish.Request.QuoteBudget.IsZero ? "" : " budget " + wish.Request.QuoteBudget);
        text.Append(decision.Bracket.IsNone ? "" : string.Create(
            CultureInfo.InvariantCulture, $" bracket {decision.Bracket.Value}"));
        text.Append(wish.Request.Reason is { Length: > 0 } reason ? $" reason {reason}" : "");
        foreach (var input in decision.Inputs)
        {
            text.Append(CultureInfo.InvariantCulture, $" {input.Name}={input.Value:R}");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $" position {decision.PositionLots} equity {decision.Equity} free {decision.FreeCash} ");
        text.Append(CultureInfo.InvariantCulture, $"sizing {decision.Sizing} validity {decision.DataValidity:R} ");
        text.Append(decision.Answer.IsAllowed
            ? "allowed"
            : $"refused by {decision.Answer.Layer}: {decision.Answer.First} of {decision.Answer.All}");
        return text.ToString();
    }

    /// <summary>Says what an account stood at, in one line.</summary>
    /// <param name="version">Version of the layout.</param>
    /// <param name="payload">The payload.</param>
    /// <exception cref="JournalException">The layout is newer than this program.</exception>
    public static string Snapshot(byte version, ReadOnlySpan<byte> payload)
    {
        var snapshot = SnapshotPayload.Read(version, payload);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{TimestampText.Format(snapshot.TimeNs)} equity {snapshot.Totals.Equity} cash {snapshot.Totals.Cash} ");
        text.Append(CultureInfo.InvariantCulture, $"open profit {snapshot.Totals.Unrealised}");
        foreach (var one in snapshot.Positions)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $" [strategy {one.Strategy.Value} instrument {one.Instrument.Value} lots {one.Lots} "
                + $"mark {one.MarkTicks}]");
        }

        return text.Append(snapshot.IsEnd ? " end" : "").ToString();
    }
}
