using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>
/// How wide a stop may be by the size of the account: the narrowest of what the trade wants, what its tier allows, what
/// is allowed at all, and what the money at risk pays for. A stop is never widened to fit.
/// </summary>
public sealed class CapitalTiers
{
    private readonly CapitalTier[] tiers;
    private readonly int stopTicksMax;
    private readonly Amount riskMax;

    /// <summary>Makes a table of tiers.</summary>
    /// <param name="tiers">Ascending by <see cref="CapitalTier.EquityFrom"/>; at least one.</param>
    /// <param name="stopTicksMax">Widest stop of any tier, in ticks; positive.</param>
    /// <param name="riskMax">Most that may be lost at any stop, for one lot; positive.</param>
    /// <exception cref="ArgumentException">There are no tiers, or they do not ascend.</exception>
    public CapitalTiers(IReadOnlyList<CapitalTier> tiers, int stopTicksMax, Amount riskMax)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        if (tiers.Count == 0)
        {
            throw new ArgumentException("at least one tier is needed", nameof(tiers));
        }

        for (var i = 1; i < tiers.Count; i++)
        {
            if (tiers[i].EquityFrom <= tiers[i - 1].EquityFrom)
            {
                throw new ArgumentException("tiers must ascend by their equity", nameof(tiers));
            }
        }

        this.tiers = [.. tiers];
        this.stopTicksMax = stopTicksMax;
        this.riskMax = riskMax;
    }

    /// <summary>The tier of an account; the first one also below its own equity.</summary>
    public CapitalTier At(Amount equity)
    {
        var place = tiers.Length - 1;
        while (place > 0 && equity < tiers[place].EquityFrom)
        {
            place--;
        }

        return tiers[place];
    }

    /// <summary>The widest stop an account may use for a trade, in ticks; 0 when the money pays for none.</summary>
    /// <param name="equity">Of the account.</param>
    /// <param name="wantedTicks">What the trade would use; positive.</param>
    /// <param name="tickValue">What one tick of one lot is worth; positive.</param>
    public int StopTicks(Amount equity, int wantedTicks, Amount tickValue)
    {
        var tier = At(equity);
        var paid = (long)(Amount.Min(riskMax, tier.RiskMax).Atto / tickValue.Atto);
        return (int)Math.Min(paid, Math.Min(wantedTicks, Math.Min(tier.StopTicksMax, stopTicksMax)));
    }
}
