using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;
using Plimsoll.Research.Runs;

namespace Plimsoll.Research.Validity;

/// <summary>
/// Finds look-ahead by its effect: the run is repeated on data that end at a cut, and on data whose prices behind the
/// cut are
/// scrambled. Whatever was decided up to the cut must be the same to the last lot.
/// </summary>
public static class PrefixCheck
{
    /// <summary>Checks a run.</summary>
    /// <param name="request">The run; under its own fill policy.</param>
    /// <param name="cuts">At how many places, evenly spread over the bars of the first instrument; 1 or more.</param>
    /// <param name="createStrategy">
    /// Makes the strategy for given data, instead of the request's maker. A strategy that reads data by itself must
    /// read these:
    /// what it takes from elsewhere cannot be cut or scrambled, and so not be caught.
    /// </param>
    /// <param name="cancellation">Calls the check off.</param>
    /// <exception cref="ArgumentException">The request contradicts itself or the data.</exception>
    /// <exception cref="OperationCanceledException">The check was called off.</exception>
    public static PrefixReport Run(
        BacktestRequest request,
        int cuts,
        Func<IReadOnlyList<RunSeries>, Strategy>? createStrategy = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(cuts, 1);
        if (request.Series.Count == 0)
        {
            throw new ArgumentException("a check needs at least one instrument");
        }

        var plan = RunPlan.Of(request, Create(request, createStrategy), DataSpan.Of(request).LengthNs);
        var whole = Decide(request, plan, createStrategy, cancellation);
        var compared = 0L;
        var times = CutTimes(request, plan, cuts);
        foreach (var cutNs in times)
        {
            foreach (var future in new[] { FutureKind.Absent, FutureKind.Scrambled })
            {
                var changed =
                    request with { Series = [.. request.Series.Select(series => Change(series, cutNs, future))] };
                var decisions = Decide(changed, plan, createStrategy, cancellation);
                if (Compare(whole, decisions, cutNs, ref compared) is { } place)
                {
                    return new PrefixReport(times.Count, compared, Difference(whole, decisions, place, cutNs, future));
                }
            }
        }

        return new PrefixReport(times.Count, compared, null);
    }

    private static Strategy Create(BacktestRequest request, Func<IReadOnlyList<RunSeries>, Strategy>? createStrategy) =>
        createStrategy is null ? request.CreateStrategy() : createStrategy(request.Series);

    private static List<Decision> Decide(
        BacktestRequest request,
        RunPlan plan,
        Func<IReadOnlyList<RunSeries>, Strategy>? createStrategy,
        CancellationToken cancellation)
    {
        var log = new DecisionLog();
        var own = request with { CreateStrategy = () => Create(request, createStrategy) };
        new PolicyRun(own, plan, request.Policy, keepsDetails: true, log).Run(null, cancellation);
        return log.Decisions;
    }

    private static RunSeries Change(RunSeries series, long cutNs, FutureKind future) => future == FutureKind.Absent
        ? series with
        {
            LastCloseNs = Math.Min(series.LastCloseNs, cutNs),
            Open = (index, fromNs, toNs) => series.Open(index, fromNs, Math.Min(toNs, cutNs)),
        }
        : series with
        {
            Open = (index, fromNs, toNs) => new ScrambledSource(series.Open(index, fromNs, toNs), cutNs),
        };

    /// <summary>Ends of bars of the first instrument, evenly spread.</summary>
    private static List<long> CutTimes(BacktestRequest request, RunPlan plan, int cuts)
    {
        var closes = new List<long>();
        var source = request.Series[0].Open(new InstrumentIndex(0), plan.TradingStartNs, plan.EndNs);
        var block = new Event[512];
        int count;
        while ((count = source.Read(block)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                closes.Add(block[i].TimeNs);
            }
        }

        var times = new List<long>();
        for (var cut = 1; cut <= cuts; cut++)
        {
            var place = (int)((long)closes.Count * cut / (cuts + 1));
            if (place < closes.Count - 1 && (times.Count == 0 || closes[place] > times[^1]))
            {
                times.Add(closes[place]);
            }
        }

        return times;
    }

    /// <summary>The place of the first difference that the cut cannot explain; null when there is none.</summary>
    private static int? Compare(List<Decision> whole, List<Decision> changed, long cutNs, ref long compared)
    {
        for (var i = 0; ; i++)
        {
            var left = At(whole, i, cutNs);
            var right = At(changed, i, cutNs);
            if (left is null && right is null)
            {
                return null;
            }

            if (left == right)
            {
                compared++;
                continue;
            }

            // At the cut itself the next bar opens already: executions at its open are no decisions of the past.
            var isAtOpening = (left?.TimeNs ?? cutNs) == cutNs && (right?.TimeNs ?? cutNs) == cutNs
                && left?.Kind != DecisionKind.Placed && right?.Kind != DecisionKind.Placed;
            return isAtOpening ? null : i;
        }
    }

    private static Decision? At(List<Decision> decisions, int place, long cutNs) =>
        place < decisions.Count && decisions[place].TimeNs <= cutNs ? decisions[place] : null;

    private static PrefixDifference Difference(
        List<Decision> whole, List<Decision> changed, int place, long cutNs, FutureKind future)
    {
        var left = At(whole, place, cutNs);
        var right = At(changed, place, cutNs);
        var first = left is null || (right is not null && right.Value.TimeNs < left.Value.TimeNs) ? right!.Value
            : left.Value;
        return new PrefixDifference(
            Timestamp.FromUnixNanos(cutNs),
            future,
            Timestamp.FromUnixNanos(first.TimeNs),
            new OrderId(first.Order),
            "with all data: " + (left?.ToString() ?? "nothing more"),
            "without: " + (right?.ToString() ?? "nothing more"));
    }
}
