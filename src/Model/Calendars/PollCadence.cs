namespace Plimsoll.Model.Calendars;

/// <summary>How long a polling loop waits until it looks at the market again. All lengths are whole seconds.</summary>
public static class PollCadence
{
    /// <summary>Wait while the market is closed, when the setting is 0.</summary>
    public const long ClosedDefaultSeconds = 120;

    /// <summary>Wait shortly before the open, when the setting is 0.</summary>
    public const long PreOpenDefaultSeconds = 20;

    /// <summary>Length of "shortly before the open", when the setting is 0.</summary>
    public const long PreOpenWindowDefaultMinutes = 10;

    /// <summary>
    /// The wait, at least 1 second: in an open market the base interval; within the pre-open window the pre-open
    /// interval; otherwise the closed interval. A setting of 0 or less means its default (base: 1 second).
    /// </summary>
    /// <param name="marketOpen">Whether the market trades now.</param>
    /// <param name="secondsToNextOpen">Seconds until the next open; 0 or less when unknown.</param>
    /// <param name="baseSeconds">Interval while open.</param>
    /// <param name="closedSeconds">Interval while closed.</param>
    /// <param name="preOpenSeconds">Interval within the pre-open window.</param>
    /// <param name="preOpenWindowMinutes">Length of the pre-open window, its far end included.</param>
    public static long WaitSeconds(
        bool marketOpen,
        long secondsToNextOpen,
        long baseSeconds,
        long closedSeconds,
        long preOpenSeconds,
        long preOpenWindowMinutes)
    {
        if (marketOpen)
        {
            return Math.Max(1, baseSeconds);
        }

        long windowSeconds = OrDefault(preOpenWindowMinutes, PreOpenWindowDefaultMinutes) * 60;
        bool isPreOpen = secondsToNextOpen > 0 && secondsToNextOpen <= windowSeconds;
        return isPreOpen
            ? OrDefault(preOpenSeconds, PreOpenDefaultSeconds)
            : OrDefault(closedSeconds, ClosedDefaultSeconds);
    }

    private static long OrDefault(long setting, long whenUnset) => setting > 0 ? setting : whenUnset;
}
