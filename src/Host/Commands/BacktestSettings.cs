using Plimsoll.Data.Store;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Host.Commands;

/// <summary>A backtest as it was asked for, before strategy and data are there.</summary>
internal sealed record BacktestSettings
{
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    public required BarPeriod Period { get; init; }

    public Timestamp? From { get; init; }

    public Timestamp? To { get; init; }

    public required Amount Cash { get; init; }

    public CostSettings Costs { get; init; } = CostSettings.None;

    public FillPolicy Policy { get; init; } = FillPolicy.NextOpen;

    /// <summary>Null for a run on bars.</summary>
    public BookSettings? Books { get; init; }

    public Sizing Sizing { get; init; }

    public int? LeverageMax { get; init; }

    public long? EquityIntervalNs { get; init; }

    public int? WarmUpBars { get; init; }

    public double RiskFreeAnnual { get; init; }

    public Adjustment Adjustment { get; init; }

    public bool ComparesWithHolding { get; init; } = true;

    public bool TriesOtherPolicies { get; init; } = true;

    /// <summary>Null for no limits.</summary>
    public RiskConfiguration? Risk { get; init; }
}
