using Plimsoll.Kernel.Records;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>
/// Everything a finished backtest says about itself: the one input of the written result and of the report. It holds no
/// clock reading, no path and no machine name, so equal runs are equal records. Lists keep the order they are given in;
/// where a sorted order is promised, the writers sort again.
/// </summary>
public sealed record RunResult
{
    /// <summary>Version of the product that ran, e.g. <c>1.0.0</c>.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>Name of the strategy as the user gave it; any text.</summary>
    public required string StrategyName { get; init; }

    /// <summary>The value of every declared parameter of the strategy.</summary>
    public IReadOnlyList<NamedText> StrategyParameters { get; init; } = [];

    /// <summary>The instruments of the run with what was read of each.</summary>
    public IReadOnlyList<ResultInstrument> Instruments { get; init; } = [];

    /// <summary>The base period of the run, e.g. <c>1m</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Start of the run, inclusive: the asked-for time or the first bar; nanoseconds since the epoch,
    /// UTC.</summary>
    public required long FromNs { get; init; }

    /// <summary>End of the run, inclusive: the asked-for time or the last bar; nanoseconds since the epoch,
    /// UTC.</summary>
    public required long ToNs { get; init; }

    /// <summary>The account currency, e.g. <c>USDT</c>; unit of every amount here.</summary>
    public required string Currency { get; init; }

    /// <summary>Cash at the start.</summary>
    public required Amount StartCash { get; init; }

    /// <summary>Cash plus the value of open positions after the last event.</summary>
    public required Amount FinalEquity { get; init; }

    /// <summary>All fees paid; positive is a cost, negative a rebate.</summary>
    public Amount TotalFees { get; init; }

    /// <summary>What slippage cost over all fills; positive is a cost.</summary>
    public Amount TotalSlippageCost { get; init; }

    /// <summary>Where the final equity comes from, line by line; null in results made without a run.</summary>
    public AccountTotals? Account { get; init; }

    /// <summary>Lines of the ledger beside executions, ascending by time.</summary>
    public IReadOnlyList<ResultCharge> Charges { get; init; } = [];

    /// <summary>When margin ran short.</summary>
    public IReadOnlyList<MarginNotice> MarginNotices { get; init; } = [];

    /// <summary>How well orders were executed; null when nothing was.</summary>
    public ResultExecution? Execution { get; init; }

    /// <summary>Funding, borrowing, interest and settlement in words.</summary>
    public string ChargeModel { get; init; } = "none";

    /// <summary>How orders were filled.</summary>
    public required FillPolicyInfo FillPolicy { get; init; }

    /// <summary>The fee model in words, e.g. <c>10 bps of notional</c>.</summary>
    public string FeeModel { get; init; } = "none";

    /// <summary>The slippage model in words.</summary>
    public string SlippageModel { get; init; } = "none";

    /// <summary>The sizing rule in words.</summary>
    public string Sizing { get; init; } = "by the strategy";

    /// <summary>Orders submitted, refused ones included.</summary>
    public long OrderCount { get; init; }

    /// <summary>Executions; one order may have several.</summary>
    public long FillCount { get; init; }

    /// <summary>Closed round trips.</summary>
    public long TradeCount { get; init; }

    /// <summary>The few figures the report opens with.</summary>
    public RunHeadline Headline { get; init; } = new();

    /// <summary>Every figure of the run.</summary>
    public IReadOnlyList<ResultMetric> Metrics { get; init; } = [];

    /// <summary>Figures by instrument, side, exit reason and month.</summary>
    public IReadOnlyList<MetricTable> MetricTables { get; init; } = [];

    /// <summary>Closed round trips in order of their exit.</summary>
    public IReadOnlyList<ResultTrade> Trades { get; init; } = [];

    /// <summary>Orders in order of submission.</summary>
    public IReadOnlyList<ResultOrder> Orders { get; init; } = [];

    /// <summary>Positions still open at the end; they are part of the final equity but of no trade.</summary>
    public IReadOnlyList<ResultPosition> OpenPositions { get; init; } = [];

    /// <summary>Equity over time, ascending; one point may stand for several bars.</summary>
    public IReadOnlyList<EquityPoint> Equity { get; init; } = [];

    /// <summary>
    /// Returns of whole periods (days as a rule), ascending by their end: the base of the heat map, of rolling Sharpe
    /// and of
    /// the distribution.
    /// </summary>
    public IReadOnlyList<SeriesPoint> Returns { get; init; } = [];

    /// <summary>What one of the <see cref="Returns"/> covers, e.g. <c>day</c>.</summary>
    public string ReturnPeriodName { get; init; } = "day";

    /// <summary>How many of those periods make a year: 365 for a market that never closes, 252 for US
    /// equities.</summary>
    public double ReturnPeriodsPerYear { get; init; } = 365;

    /// <summary>Prices for the charts, at most some 1,500 points an instrument.</summary>
    public IReadOnlyList<PriceSeries> Prices { get; init; } = [];

    /// <summary>What the run is compared with, or null for nothing.</summary>
    public BenchmarkSeries? Benchmark { get; init; }

    /// <summary>What the data check found, one summary a series.</summary>
    public IReadOnlyList<QualitySummary> DataQuality { get; init; } = [];

    /// <summary>The same run under several fill policies; empty when it was not asked for.</summary>
    public IReadOnlyList<PolicyOutcome> PolicySensitivity { get; init; } = [];

    /// <summary>How much rests on what happened first inside a bar.</summary>
    public IntrabarOutcome Intrabar { get; init; } = IntrabarOutcome.None;

    /// <summary>
    /// What market making came to, one an instrument with fills; empty unless the run was on books and orders rested.
    /// </summary>
    public IReadOnlyList<MakerResult> MarketMaking { get; init; } = [];

    /// <summary>What limits and breakers did; null where none were set.</summary>
    public RiskOutcome? Risk { get; init; }

    /// <summary>Plain sentences about what may mislead in this result, the weightiest first.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why nothing was traded, in a sentence; null to let the report say what it can see itself.</summary>
    public string? NothingTradedReason { get; init; }

    /// <summary>The command line that makes this result again, without machine paths; empty when there is
    /// none.</summary>
    public string ReproduceCommand { get; init; } = "";

    /// <summary>Hashes of what went in.</summary>
    public required InputHashes Hashes { get; init; }
}
