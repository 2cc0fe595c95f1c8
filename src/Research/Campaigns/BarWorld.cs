using System.Security.Cryptography;
using System.Text;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Runs;

namespace Plimsoll.Research.Campaigns;

/// <summary>The made market of bars for one seed, as a run needs it.</summary>
public static class BarWorld
{
    /// <summary>Name of the world.</summary>
    public const string Name = "bars";

    // 2024-01-01: a fixed moment, so that a seed means one market.
    private const long StartNs = 1_704_067_200_000_000_000;

    /// <summary>The instrument that it trades: a crypto pair around the clock.</summary>
    public static Instrument Instrument { get; } = new(
        InstrumentId.Parse("BARS.WORLD"),
        InstrumentKind.Spot,
        DecimalGrid.Parse("0.01"),
        DecimalGrid.Parse("0.001"),
        Currency.Of("USDT"),
        "24x7");

    /// <summary>Makes the bars of some days.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="days">1 to 3,650.</param>
    /// <param name="period">Length of the bars.</param>
    public static RunSeries Of(ulong seed, int days, BarPeriod period)
    {
        var parameters = new SyntheticParameters
        {
            Seed = seed, Period = period, FromNs = StartNs, ToNs = StartNs + (days * BarPeriod.DayNs),
        };
        Bar[] bars = [.. new SyntheticBars(Instrument, parameters).ToEnd()];
        return new RunSeries
        {
            Instrument = Instrument,
            Period = period,
            HasVolume = true,
            LastCloseNs = bars.Length == 0 ? StartNs : bars[^1].CloseTimeNs,
            ContentHash = Hash(FormattableString.Invariant($"{Name} {seed} {days} {period}")),
            Open = (index, fromNs, toNs) => new MemoryBars(index, Between(bars, fromNs, toNs)),
            OpenTimeBefore = (timeNs, count) => bars[Math.Max(0, FirstFrom(bars, timeNs) - count)].OpenTimeNs,
        };
    }

    /// <summary>The hash of a world's description: what is made from it follows from the description alone.</summary>
    internal static string Hash(string description) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(description)));

    private static ArraySegment<Bar> Between(Bar[] bars, long fromNs, long toNs)
    {
        var first = FirstFrom(bars, fromNs);
        var end = bars.Length;
        while (end > first && bars[end - 1].CloseTimeNs > toNs)
        {
            end--;
        }

        return new ArraySegment<Bar>(bars, first, end - first);
    }

    private static int FirstFrom(Bar[] bars, long timeNs)
    {
        var (low, high) = (0, bars.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = bars[middle].OpenTimeNs < timeNs ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
