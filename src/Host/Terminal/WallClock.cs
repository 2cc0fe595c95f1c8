namespace Plimsoll.Host.Terminal;

/// <summary>The time of this machine, for what is dated when it happens.</summary>
internal static class WallClock
{
    private const long NsPerTick = 100;

    /// <summary>Nanoseconds since the epoch, UTC.</summary>
    public static long NowNs() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * NsPerTick;
}
