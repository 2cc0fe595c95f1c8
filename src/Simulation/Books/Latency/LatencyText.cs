using System.Globalization;

namespace Plimsoll.Simulation.Books.Latency;

/// <summary>Delays as people write them: <c>250us</c>, <c>5ms</c>, <c>1.5s</c>.</summary>
internal static class LatencyText
{
    public static bool TryParse(ReadOnlySpan<char> text, out long nanos)
    {
        nanos = 0;
        var unit = text.EndsWith("ns") ? 1L : text.EndsWith("us") ? 1_000 : text.EndsWith("ms") ? 1_000_000 : 0;
        var digits = unit != 0 ? text[..^2] : text.EndsWith("s") ? text[..^1] : default;
        unit = unit == 0 ? 1_000_000_000 : unit;
        if (text is "0")
        {
            return true;
        }

        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number < 0 || number * unit > LatencyModel.DelayMaxNs)
        {
            return false;
        }

        nanos = (long)(number * unit);
        return true;
    }

    public static string Format(long nanos) =>
        nanos == 0 ? "0"
        : nanos % 1_000_000_000 == 0 ? Number(nanos / 1_000_000_000m) + "s"
        : nanos >= 1_000_000 ? Number(nanos / 1_000_000m) + "ms"
        : nanos >= 1_000 ? Number(nanos / 1_000m) + "us"
        : Number(nanos) + "ns";

    private static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
