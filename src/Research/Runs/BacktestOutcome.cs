using Plimsoll.Kernel;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>What came of a backtest.</summary>
/// <param name="Result">Everything to report; of a failed run, what there was until the failure.</param>
/// <param name="Failure">The strategy's failure that ended the run, or null.</param>
/// <param name="MarketEventCount">Market events that the chosen policy's run handled.</param>
public sealed record BacktestOutcome(RunResult Result, StrategyFailedException? Failure, long MarketEventCount);
