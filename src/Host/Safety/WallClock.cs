using System.Globalization;

namespace Plimsoll.Host.Safety;

/// <summary>The machine's clock in words, for what people read.</summary>
internal static class WallClock
{
    public static string Now(TimeProvider clock) =>
        clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
