using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;

namespace Plimsoll.Research.Campaigns;

/// <summary>Runs one strategy many times, over worlds of different seeds or windows of stored data.</summary>
public static class Campaign
{
    /// <summary>Most runs of a campaign.</summary>
    public const int RunsMax = 10_000;

    /// <summary>
    /// Makes all runs. The same request gives the same report, to the byte, however many runs go on at a time: runs
    /// share nothing, and what is made of them goes by their order.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Told how many runs are done; from any thread; may be null.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ArgumentException">The number of runs or the name is out of range, a rule names a figure that
    /// there is not, or a run's request contradicts itself or its data.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static CampaignReport Run(
        CampaignRequest request, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Require(request);
        var runs = new CampaignRun[request.Cases.Count];
        var next = -1;
        var done = 0;
        var workers = new Task[Math.Clamp(request.ParallelMax, 1, runs.Length)];
        for (var worker = 0; worker < workers.Length; worker++)
        {
            workers[worker] = Task.Run(
                () =>
                {
                    int place;
                    while ((place = Interlocked.Increment(ref next)) < runs.Length)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        runs[place] = RunOne(request.Cases[place], place + 1, cancellation);
                        progress?.Invoke(Interlocked.Increment(ref done));
                    }
                },
                cancellation);
        }

        WaitForAll(workers);
        var figures = CampaignFigure.Of(runs);
        RequireKnown(request.Rules, figures);
        return new CampaignReport
        {
            Request = request,
            Runs = runs,
            Figures = figures,
            Summary = CampaignSummary.Of(runs),
            Rules = [.. request.Rules.Select(rule => rule.Judge(figures))],
        };
    }

    /// <summary>
    /// How many runs of a strategy may go on at a time: one where its code keeps mutable static fields, through which
    /// runs could see each other.
    /// </summary>
    /// <param name="strategy">One of its objects.</param>
    /// <param name="wanted">How many are wanted; 1 or greater.</param>
    public static int ParallelFor(Strategy strategy, int wanted)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return PolicyTrials.HasMutableStatics(strategy.GetType().Assembly) ? 1 : wanted;
    }

    /// <summary>Waits for every worker, then throws what the first of them met.</summary>
    private static void WaitForAll(Task[] workers)
    {
        foreach (var worker in workers)
        {
            ((IAsyncResult)worker).AsyncWaitHandle.WaitOne();
        }

        foreach (var worker in workers)
        {
            worker.GetAwaiter().GetResult();
        }
    }

    private static CampaignRun RunOne(CampaignCase one, int number, CancellationToken cancellation)
    {
        var request = one.Make();
        var outcome = Backtest.Run(request, null, cancellation);
        var result = outcome.Result;
        return new CampaignRun
        {
            Number = number,
            Seed = one.Seed,
            Market = one.Market,
            FromNs = result.FromNs,
            ToNs = result.ToNs,
            Hashes = result.Hashes,
            Metrics = [.. result.Metrics, Counted("orders", result.OrderCount), Counted("fills", result.FillCount)],
            Failure = outcome.Failure?.Message,
            ReproduceCommand = request.ReproduceCommand,
        };
    }

    private static ResultMetric Counted(string name, long count) => new()
    {
        Name = name, Value = count, Kind = FigureKind.Count, Group = "Activity and cost", Title = name,
    };

    private static void Require(CampaignRequest request)
    {
        if (request.Cases.Count is < 1 or > RunsMax)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"a campaign of {request.Cases.Count} runs: choose 1 to {RunsMax}"));
        }

        if (request.Name.Length is 0 or > 100
            || !request.Name.All(static one => char.IsAsciiLetterOrDigit(one) || one is '.' or '-' or '_'))
        {
            throw new ArgumentException(
                $"a campaign named '{request.Name}': use letters, digits, dots, dashes and underscores");
        }
    }

    private static void RequireKnown(IReadOnlyList<CampaignRule> rules, IReadOnlyList<CampaignFigure> figures)
    {
        foreach (var rule in rules)
        {
            if (rule.Find(figures) is null)
            {
                throw new ArgumentException(
                    $"rule {rule}: there is no figure '{rule.Figure}'; the figures are those of docs/metrics.md, such "
                    + "as totalReturn, sharpe, maxDrawdown, trades");
            }
        }
    }
}
