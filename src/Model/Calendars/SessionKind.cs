namespace Plimsoll.Model.Calendars;

/// <summary>What a stretch of time is to a venue. <c>default</c> is <see cref="Closed"/>.</summary>
public enum SessionKind : byte
{
    /// <summary>No trading.</summary>
    Closed = 0,

    /// <summary>Extended trading before the regular session, and the night session of futures.</summary>
    PreMarket = 1,

    /// <summary>The regular session, the one that daily bars and regular-hours rules speak of.</summary>
    Regular = 2,

    /// <summary>Extended trading after the regular session, same trading day.</summary>
    AfterHours = 3,
}
