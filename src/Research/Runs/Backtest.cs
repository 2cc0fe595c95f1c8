using Plimsoll.Research.Journaling;
using Plimsoll.Research.Results;
using Plimsoll.Research.Statistics;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Research.Runs;

/// <summary>Runs a strategy over stored data and makes the result that is reported.</summary>
public static class Backtest
{
    private const long SecondNs = 1_000_000_000;

    /// <summary>Runs a request. The same request gives the same outcome, to the byte.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Told now and then how many market events were handled; may be null.</param>
    /// <param name="cancellation">Calls the run off.</param>
    /// <exception cref="ArgumentException">The request contradicts itself or the data; the message says
    /// how.</exception>
    /// <exception cref="OperationCanceledException">The run was called off.</exception>
    public static BacktestOutcome Run(
        BacktestRequest request, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequireFit(request);
        var span = DataSpan.Of(request);
        var probe = request.CreateStrategy();
        var plan = RunPlan.Of(request, probe, span.LengthNs);
        var trials = PolicyTrials.Begin(request, plan, probe, cancellation);
        try
        {
            using var journal = request.Journal is { } target ? new RunJournal(target) : null;
            var run = new PolicyRun(request, plan, request.Policy, keepsDetails: true, journal: journal);
            run.Run(progress, cancellation);
            journal?.Finish(run.Kernel, run.Failure);
            var execution = new ExecutionPass(
                run.Recorder, run.Instruments, request.Books is null ? request.Series[0].Period.Nanos : SecondNs);
            var passes = ReadMarkets(request, plan, span, run.Recorder.Days, execution);
            var report = PerformanceAnalysis.Evaluate(AccountSummary.Of(request, plan, run, passes[0], span));
            var outcomes = new List<PolicyOutcome>
            {
                AccountSummary.Outcome(request, plan, run, request.Policy, isChosen: true),
            };
            if (run.Failure is null)
            {
                outcomes.AddRange(trials.Outcomes());
            }

            var result = new ResultAssembly(request, plan, span, run, passes, report, outcomes).Build() with
            {
                Execution = execution.Summary(),
            };
            return new BacktestOutcome(result, run.Failure, run.MarketEventCount);
        }
        finally
        {
            trials.End();
        }
    }

    internal static void RequireFit(BacktestRequest request)
    {
        if (request.Series.Count == 0)
        {
            throw new ArgumentException("a backtest needs at least one instrument");
        }

        var period = request.Series[0].Period;
        foreach (var series in request.Series)
        {
            if (series.IsBook != (request.Books is not null))
            {
                throw new ArgumentException(
                    $"{series.Instrument.Id} comes as {(series.IsBook ? "a book" : "bars")} and the run is for "
                    + $"{(series.IsBook ? "bars" : "books")}: give all series in the form the run is for");
            }

            if (request.Books is { Queue.Kind: QueueModelKind.Exact } && !series.IsByOrder)
            {
                throw new ArgumentException(
                    $"{series.Instrument.Id} is a book by level: places in queues are known only order by order");
            }

            if (series.Period != period)
            {
                throw new ArgumentException(
                    $"{series.Instrument.Id} has bars of {series.Period}, {request.Series[0].Instrument.Id} " +
                    $"of {period}: import the same period for both");
            }
        }

        if (request.Period < period || request.Period.Nanos % period.Nanos != 0)
        {
            throw new ArgumentException($"bars of {request.Period} cannot be built from bars of {period}");
        }

        if (request.Books is not null && (!request.Charges.IsNone || request.NeedsRates))
        {
            throw new ArgumentException(
                "runs on order books know no funding, borrowing, interest, settlement or conversion yet: " +
                "leave these options out, or run on bars");
        }

        if (request.From is { } from && request.To is { } to && to <= from)
        {
            throw new ArgumentException($"the run would end ({to}) before it begins ({from})");
        }
    }

    private static MarketPass[] ReadMarkets(
        BacktestRequest request,
        RunPlan plan,
        DataSpan span,
        List<Kernel.Records.EquitySample> days,
        ExecutionPass execution)
    {
        var passes = new MarketPass[request.Series.Count];
        for (var i = 0; i < passes.Length; i++)
        {
            passes[i] = new MarketPass();
            passes[i].Read(request.Series[i], plan.TradingStartNs, plan.EndNs, span.LengthNs, days, execution.Probe(i));
        }

        return passes;
    }
}
