using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>Compares trading with money with the same trading on paper. Pure.</summary>
public static class DeviationCheck
{
    /// <summary>Says what lies outside the band, one sentence each; empty when everything lies inside.</summary>
    /// <param name="band">What is agreed.</param>
    /// <param name="paper">How it went on paper.</param>
    /// <param name="money">How it went with money. A figure that is missing on either side counts as outside.</param>
    public static IReadOnlyList<string> Run(DeviationBand band, in TradingFigures paper, in TradingFigures money)
    {
        ArgumentNullException.ThrowIfNull(band);
        var found = new List<string>();
        if (paper.FillRate is not { } paperRate || money.FillRate is not { } rate)
        {
            found.Add("the fill rate is not known on both sides");
        }
        else if (rate < paperRate - band.FillRateDropMax)
        {
            found.Add($"the fill rate is {rate}, on paper {paperRate}, at most {band.FillRateDropMax} lower is agreed");
        }

        if (paper.SlippageBasisPoints is not { } paperSlippage || money.SlippageBasisPoints is not { } slippage)
        {
            found.Add("the slippage is not known on both sides");
        }
        else if (slippage > Times(Amount.Max(paperSlippage, Amount.Zero), band.SlippageFactorMax))
        {
            found.Add(
                $"the slippage is {slippage} basis points, on paper {paperSlippage}, at most "
                + $"{band.SlippageFactorMax} times that is agreed");
        }

        if (paper.Return is not { } paperReturn || money.Return is not { } gained)
        {
            found.Add("the return is not known on both sides");
        }
        else if ((gained - paperReturn).Magnitude() > band.ReturnDifferenceMax)
        {
            found.Add(
                $"the return is {gained}, on paper {paperReturn}, at most {band.ReturnDifferenceMax} off is agreed");
        }

        return found;
    }

    /// <summary>Two small decimals multiplied; the factor is taken to millionths.</summary>
    internal static Amount Times(Amount value, Amount factor) =>
        value.Scale((long)(factor.Atto / 1_000_000_000_000), 1_000_000);
}
