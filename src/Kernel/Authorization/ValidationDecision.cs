using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>What the orders of a validation window came to.</summary>
/// <param name="HasOrders">Whether there were enough orders.</param>
/// <param name="HasFillRate">Whether enough of them were filled in full.</param>
/// <param name="HasQuantity">Whether enough was traded.</param>
/// <param name="Risk">Low, medium, or high when it failed.</param>
public sealed record ValidationDecision(bool HasOrders, bool HasFillRate, bool HasQuantity, ValidationRisk Risk)
{
    /// <summary>A fill rate from here on is a low risk; 0.6.</summary>
    public static Amount LowRiskFillRate { get; } = Amount.FromAtto(600_000_000_000_000_000);

    /// <summary>Whether all criteria hold.</summary>
    public bool Passed => HasOrders && HasFillRate && HasQuantity;

    /// <summary>Decides. Without orders the fill rate is 0.</summary>
    /// <param name="orders">How many there were; 0 or more.</param>
    /// <param name="filled">How many of them were filled in full; a part does not count.</param>
    /// <param name="quantity">Sum of their quantities.</param>
    /// <param name="thresholds">What is asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were filled than there
    /// were.</exception>
    public static ValidationDecision Of(long orders, long filled, Amount quantity, ValidationThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentOutOfRangeException.ThrowIfNegative(filled);
        ArgumentOutOfRangeException.ThrowIfLessThan(orders, filled);
        var hasOrders = orders >= thresholds.OrdersMin;
        var hasRate = Reaches(orders, filled, thresholds.FillRateMin);
        var hasQuantity = quantity >= thresholds.QuantityMin;
        var risk = !(hasOrders && hasRate && hasQuantity) ? ValidationRisk.High
            : Reaches(orders, filled, LowRiskFillRate) ? ValidationRisk.Low
            : ValidationRisk.Medium;
        return new ValidationDecision(hasOrders, hasRate, hasQuantity, risk);
    }

    // Without division: exactly the threshold passes.
    private static bool Reaches(long orders, long filled, Amount rate) =>
        orders == 0 ? rate.Sign <= 0 : Amount.FromUnits(filled) >= rate * orders;
}
