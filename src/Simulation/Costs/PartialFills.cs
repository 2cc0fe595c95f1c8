using System.Globalization;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Executions that at first give only part of what was there, drawn with a seed: some orders get a share of their size
/// at first, and the rest lives on.
/// </summary>
/// <param name="Probability">Share of the orders that it happens to, 0 to 1.</param>
/// <param name="RatioMin">Smallest share filled at first, above 0.</param>
/// <param name="RatioMax">Largest share filled at first, to 1.</param>
/// <param name="Seed">Seed of the draws.</param>
public sealed record PartialFills(double Probability, double RatioMin, double RatioMax, ulong Seed)
{
    /// <summary>Everything there is, at once.</summary>
    public static PartialFills None { get; } = new(0, 1, 1, 0);

    /// <summary>Reads <c>none</c> or <c>10%:30%-90%</c>, with <c>,seed=7</c> behind if wanted.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out PartialFills partials)
    {
        partials = None;
        if (text is null or "none")
        {
            return text is not null;
        }

        var parts = text.Split(',');
        var seed = 1UL;
        var colon = parts[0].IndexOf(':', StringComparison.Ordinal);
        var dash = parts[0].IndexOf('-', StringComparison.Ordinal);
        if (colon < 0 || dash < colon || parts.Length > 2
            || !TryShare(parts[0][..colon], out var probability)
            || !TryShare(parts[0][(colon + 1)..dash], out var least)
            || !TryShare(parts[0][(dash + 1)..], out var most)
            || least <= 0 || least > most
            || (parts.Length == 2 && !TrySeed(parts[1], out seed)))
        {
            return false;
        }

        partials = new PartialFills(probability, least, most, seed);
        return true;
    }

    /// <summary>What the first execution of an order gives of what it could.</summary>
    /// <param name="order">Number of the order; its draws are its own.</param>
    /// <param name="lots">What it could give, in lots; positive.</param>
    /// <returns>1 to <paramref name="lots"/>.</returns>
    public long First(long order, long lots)
    {
        if (Probability <= 0 || UnitDraw.Of(Seed, order, UnitDraw.PartialTest) >= Probability)
        {
            return lots;
        }

        var ratio = RatioMin + ((RatioMax - RatioMin) * UnitDraw.Of(Seed, order, UnitDraw.PartialRatio));
        return Math.Clamp((long)(lots * ratio), 1, lots);
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Probability <= 0
        ? "none"
        : $"{Share(Probability)}:{Share(RatioMin)}-{Share(RatioMax)},seed="
            + Seed.ToString(CultureInfo.InvariantCulture);

    private static bool TrySeed(string text, out ulong seed)
    {
        seed = 0;
        return text.StartsWith("seed=", StringComparison.Ordinal)
            && ulong.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out seed);
    }

    private static bool TryShare(string text, out double share)
    {
        var isRead = decimal.TryParse(
            text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
        share = (double)(percent / 100m);
        return isRead && text.EndsWith('%') && percent <= 100m;
    }

    private static string Share(double share) =>
        ((decimal)share * 100m).ToString("0.######", CultureInfo.InvariantCulture) + "%";
}
