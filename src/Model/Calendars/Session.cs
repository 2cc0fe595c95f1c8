namespace Plimsoll.Model.Calendars;

/// <summary>
/// One unbroken stretch of trading of one kind, half-open: the open belongs to it, the close does not.
/// <c>default</c> is an empty closed stretch and never comes out of a calendar.
/// </summary>
/// <param name="TradingDay">Trade date as yyyymmdd, for example 20241129.</param>
/// <param name="OpenNs">First instant, nanoseconds since the Unix epoch, UTC.</param>
/// <param name="CloseNs">First instant after it, nanoseconds since the Unix epoch, UTC; above the open.</param>
/// <param name="Kind">Never <see cref="SessionKind.Closed"/> in a calendar's answer.</param>
/// <param name="IsEarlyClose">True when this stretch ends before the hour it ends at on an ordinary day.</param>
public readonly record struct Session(
    int TradingDay, long OpenNs, long CloseNs, SessionKind Kind, bool IsEarlyClose);
