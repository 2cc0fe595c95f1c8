using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>What a validation window must come to; equality passes.</summary>
/// <param name="OrdersMin">Least orders; 0 or more.</param>
/// <param name="FillRateMin">Least share of orders filled in full, 0 to 1.</param>
/// <param name="QuantityMin">Least sum of quantities; 0 or more.</param>
public sealed record ValidationThresholds(long OrdersMin, Amount FillRateMin, Amount QuantityMin)
{
    /// <summary>1 order, 45 % filled, any quantity.</summary>
    public static ValidationThresholds Usual { get; } =
        new(1, Amount.FromAtto(450_000_000_000_000_000), Amount.Zero);

    /// <summary>Reads the three texts; null leaves the usual value.</summary>
    /// <param name="orders">A whole number.</param>
    /// <param name="fillRate">A number from 0 to 1.</param>
    /// <param name="quantity">A number, 0 or more.</param>
    /// <param name="thresholds">The values; the usual ones when a text cannot be read.</param>
    /// <returns>What is wrong, in words; null when nothing is.</returns>
    public static string? Read(
        string? orders, string? fillRate, string? quantity, out ValidationThresholds thresholds)
    {
        thresholds = Usual;
        var least = Usual.OrdersMin;
        var rate = Usual.FillRateMin;
        var sum = Usual.QuantityMin;
        if (orders is not null
            && (!long.TryParse(orders, NumberStyles.Integer, CultureInfo.InvariantCulture, out least) || least < 0))
        {
            return $"least orders: '{orders}': write a whole number, 0 or more";
        }

        if (fillRate is not null && (!TryRead(fillRate, out rate) || rate > Amount.FromUnits(1)))
        {
            return $"least fill rate: '{fillRate}': write a number from 0 to 1";
        }

        if (quantity is not null && !TryRead(quantity, out sum))
        {
            return $"least quantity: '{quantity}': write a number, 0 or more";
        }

        thresholds = new ValidationThresholds(least, rate, sum);
        return null;
    }

    private static bool TryRead(string text, out Amount value)
    {
        value = default;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || number < 0m || number > 1_000_000_000_000m || number.Scale > Amount.Decimals)
        {
            return false;
        }

        value = Amount.FromDecimal(number);
        return true;
    }
}
