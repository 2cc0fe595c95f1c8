using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Host.Commands;

/// <summary>What trading costs in a backtest, as it was asked for.</summary>
internal sealed record CostSettings
{
    public static CostSettings None { get; } = new();

    public FeeSchedule Fees { get; init; } = FeeSchedule.None;

    public SlippageModel Slippage { get; init; } = SlippageModel.None;

    public PartialFills Partials { get; init; } = PartialFills.None;

    public ChargeSettings Charges { get; init; } = ChargeSettings.None;

    /// <summary>The funding as it was written: a rate or a file.</summary>
    public string? FundingText { get; init; }

    public MarginTerms? Margin { get; init; }

    public Currency? AccountCurrency { get; init; }
}
