using System.Globalization;
using Plimsoll.Model.Market;

namespace Plimsoll.Model.Quality;

/// <summary>Checks known facts about a series and applies a split to a bar.</summary>
internal static class FactOrder
{
    /// <summary>A copy of splits in order of time with positive ratios; anything else is an
    /// <see cref="ArgumentException"/>.</summary>
    public static KnownSplit[] Checked(IReadOnlyList<KnownSplit> splits)
    {
        var copy = new KnownSplit[splits.Count];
        for (var index = 0; index < copy.Length; index++)
        {
            copy[index] = splits[index];
            var isValid = double.IsFinite(copy[index].PriceRatio) && copy[index].PriceRatio > 0
                && (index == 0 || copy[index].EffectiveTimeNs >= copy[index - 1].EffectiveTimeNs);
            if (!isValid)
            {
                throw new ArgumentException(
                    "split number " + (index + 1).ToString(CultureInfo.InvariantCulture)
                    + ": a positive ratio and rising times expected",
                    nameof(splits));
            }
        }

        return copy;
    }

    /// <summary>A copy of times that rise; anything else is an <see cref="ArgumentException"/>.</summary>
    public static long[] Checked(IReadOnlyList<long> timesNs)
    {
        var copy = new long[timesNs.Count];
        for (var index = 0; index < copy.Length; index++)
        {
            copy[index] = timesNs[index];
            if (index > 0 && copy[index] < copy[index - 1])
            {
                throw new ArgumentException(
                    "ticker change number " + (index + 1).ToString(CultureInfo.InvariantCulture)
                    + " lies before the one ahead of it",
                    nameof(timesNs));
            }
        }

        return copy;
    }

    /// <summary>The bar's prices at another level; its volume stays.</summary>
    public static Bar Rescaled(in Bar bar, double priceRatio) => bar with
    {
        OpenTicks = Scaled(bar.OpenTicks, priceRatio),
        HighTicks = Scaled(bar.HighTicks, priceRatio),
        LowTicks = Scaled(bar.LowTicks, priceRatio),
        CloseTicks = Scaled(bar.CloseTicks, priceRatio),
    };

    private static long Scaled(long ticks, double ratio) =>
        (long)Math.Clamp(Math.Round(ticks * ratio), -9e18, 9e18);
}
