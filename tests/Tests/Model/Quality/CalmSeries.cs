using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Quality;

/// <summary>A calm market of one-minute bars around 10,000 ticks, without anything to find, to plant one flaw
/// in.</summary>
internal static class CalmSeries
{
    public const long MinuteNs = 60_000_000_000;

    // Monday 2024-01-08 00:00 UTC.
    public const long StartNs = 1_704_672_000_000_000_000;

    public static Instrument Instrument(InstrumentKind kind = InstrumentKind.Spot) => new(
        InstrumentId.Parse("CALM.TEST"),
        kind,
        DecimalGrid.Parse("0.01"),
        DecimalGrid.Parse("1"),
        Currency.Of("USD"),
        "24x7");

    public static Bar Bar(int index)
    {
        var open = 10_000 + Level(index);
        var close = 10_000 + Level(index + 1);
        return new Bar(
            StartNs + ((index + 1) * MinuteNs),
            StartNs + (index * MinuteNs),
            open,
            Math.Max(open, close) + 2,
            Math.Min(open, close) - 2,
            close,
            100 + (index * 7 % 13));
    }

    public static List<Bar> Bars(int count) => [.. Enumerable.Range(0, count).Select(Bar)];

    private static int Level(int index) => (index * 5 % 11) - 5;
}
