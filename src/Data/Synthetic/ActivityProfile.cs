using Plimsoll.Model.Calendars;

namespace Plimsoll.Data.Synthetic;

/// <summary>
/// How busy the market is at each time of a session. Means are 1 over a day. Stock sessions have the U of a busy open
/// and close; markets around the clock are busiest when Europe and America both work.
/// </summary>
internal static class ActivityProfile
{
    // Regular and other sessions of a market that has both: nine tenths of the volume belong to the former.
    private const double RegularShare = 2.2;
    private const double ExtendedShare = 0.3;

    /// <summary>Volume and volatility relative to their means.</summary>
    /// <param name="calendarName">Name of the session calendar.</param>
    /// <param name="kind">Kind of the session.</param>
    /// <param name="hasExtended">Whether extended sessions are made too.</param>
    /// <param name="fraction">Place in the session, 0 to 1.</param>
    public static (double Volume, double Volatility) At(
        string calendarName, SessionKind kind, bool hasExtended, double fraction)
    {
        if (calendarName is "24x7" or "FX")
        {
            var bump = Math.Max(0, 1 - (Math.Abs(fraction - 0.6) / 0.25));
            return (0.7 + (1.2 * bump), 0.85 + (0.6 * bump));
        }

        var fromMiddle = (2 * fraction) - 1;
        var square = fromMiddle * fromMiddle;
        var share = !hasExtended ? 1 : kind == SessionKind.Regular ? RegularShare : ExtendedShare;
        return kind == SessionKind.Regular
            ? (share * (0.7 + (1.5 * square * square)), 0.82 + (0.54 * square))
            : (share, 0.4);
    }
}
