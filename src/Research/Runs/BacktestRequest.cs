using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Results;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Research.Runs;

/// <summary>All that determines a backtest.</summary>
public sealed record BacktestRequest
{
    /// <summary>Name of the strategy, for the report.</summary>
    public required string StrategyName { get; init; }

    /// <summary>Makes a fresh strategy object; called once for each fill policy that is tried.</summary>
    public required Func<Strategy> CreateStrategy { get; init; }

    /// <summary>The strategy's parameters as they are, by name.</summary>
    public IReadOnlyList<NamedText> Parameters { get; init; } = [];

    /// <summary>Hash of the strategy's code, lower-case hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The data, one entry an instrument.</summary>
    public required IReadOnlyList<RunSeries> Series { get; init; }

    /// <summary>The bars that the strategy gets; a whole multiple of the data's.</summary>
    public required BarPeriod Period { get; init; }

    /// <summary>Trading begins with the first bar that opens at or after this; null for the first there is.</summary>
    public Timestamp? From { get; init; }

    /// <summary>The last bar is the last that closes at or before this; null for the last there is.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Cash at the start; positive.</summary>
    public required Amount Cash { get; init; }

    /// <summary>What executions cost.</summary>
    public FeeSchedule Fees { get; init; } = FeeSchedule.None;

    /// <summary>How far taking orders slip.</summary>
    public SlippageModel Slippage { get; init; } = SlippageModel.None;

    /// <summary>Executions that at first give only part of what is there.</summary>
    public PartialFills Partials { get; init; } = PartialFills.None;

    /// <summary>Funding, borrowing, interest and daily settlement.</summary>
    public ChargeSettings Charges { get; init; } = ChargeSettings.None;

    /// <summary>Margin of all futures of the run; null for the limit of leverage alone.</summary>
    public MarginTerms? Margin { get; init; }

    /// <summary>The account's currency; null for that of the first instrument.</summary>
    public Currency? AccountCurrency { get; init; }

    /// <summary>Currency pairs that are there for their rates alone; see <see cref="RateSearch"/>.</summary>
    public IReadOnlyList<RunSeries> RateSeries { get; init; } = [];

    /// <summary>How orders trade on bars.</summary>
    public FillPolicy Policy { get; init; } = FillPolicy.NextOpen;

    /// <summary>How orders trade on order books; null for a run on bars. All series must be of that kind.</summary>
    public BookRules? Books { get; init; }

    /// <summary>How large entries are that the strategy leaves to the platform.</summary>
    public Sizing Sizing { get; init; }

    /// <summary>Allowed multiple of equity for shorts and futures; null: 20 when there are futures, else 1.</summary>
    public int? LeverageMax { get; init; }

    /// <summary>
    /// Distance of the points of the equity curve in nanoseconds; null: chosen so that there are at most 5,000.
    /// </summary>
    public long? EquityIntervalNs { get; init; }

    /// <summary>Warm-up bars before the start; null: what the strategy asks for.</summary>
    public int? WarmUpBars { get; init; }

    /// <summary>Yearly risk-free rate as a fraction; 0.04 is 4 %.</summary>
    public double RiskFreeAnnual { get; init; }

    /// <summary>Whether the same run is also made under the other fill policies.</summary>
    public bool TriesOtherPolicies { get; init; } = true;

    /// <summary>Whether holding the first instrument is computed for comparison.</summary>
    public bool ComparesWithHolding { get; init; } = true;

    /// <summary>Limits, breakers and kill latch; null for none.</summary>
    public RiskConfiguration? Risk { get; init; }

    /// <summary>Where the run is written down, so that it can be replayed; null for nowhere.</summary>
    public JournalTarget? Journal { get; init; }

    /// <summary>The command that repeats the run, without machine-dependent paths.</summary>
    public string ReproduceCommand { get; init; } = "";

    internal Currency Currency => AccountCurrency ?? Series[0].Instrument.Quote;

    /// <summary>Whether prices of pairs are needed to convert amounts or to take fees in another asset.</summary>
    internal bool NeedsRates => RateSeries.Count > 0 || Fees.Asset == FeeAsset.Third
        || Series.Any(series => series.Instrument.Quote != Currency);
}
