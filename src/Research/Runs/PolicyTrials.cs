using System.Reflection;
using System.Runtime.CompilerServices;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Results;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Research.Runs;

/// <summary>
/// The same run under the fill policies that were not chosen, beside the chosen one on other cores. Runs share nothing
/// but the data, so the outcome does not depend on when each is done. A strategy whose code keeps mutable static fields
/// would break that promise: its runs go one after the other.
/// </summary>
internal sealed class PolicyTrials
{
    private static readonly FillPolicy[] Policies = [FillPolicy.NextOpen, FillPolicy.SameClose, FillPolicy.NextWorst];
    private readonly List<Task<PolicyOutcome>> trials = [];

    private PolicyTrials()
    {
    }

    /// <summary>Starts the trials, or only notes them where they must wait for <see cref="Outcomes"/>.</summary>
    public static PolicyTrials Begin(
        BacktestRequest request, RunPlan plan, Strategy probe, CancellationToken cancellation)
    {
        var all = new PolicyTrials();
        if (!request.TriesOtherPolicies)
        {
            return all;
        }

        var startsNow = !HasMutableStatics(probe.GetType().Assembly);
        if (request.Books is { } rules)
        {
            foreach (var other in FillGrid.Others(rules, request))
            {
                all.Add(request with { Books = other }, plan, request.Policy, startsNow, cancellation);
            }

            return all;
        }

        foreach (var policy in Policies)
        {
            if (policy.Timing != request.Policy.Timing)
            {
                all.Add(request, plan, policy, startsNow, cancellation);
            }
        }

        return all;
    }

    /// <summary>Waits for the trials, in the order of the policies.</summary>
    /// <exception cref="OperationCanceledException">The run was called off.</exception>
    public IReadOnlyList<PolicyOutcome> Outcomes()
    {
        var outcomes = new List<PolicyOutcome>();
        foreach (var trial in trials)
        {
            if (trial.Status == TaskStatus.Created)
            {
                trial.RunSynchronously(TaskScheduler.Default);
            }

            outcomes.Add(trial.GetAwaiter().GetResult());
        }

        return outcomes;
    }

    /// <summary>Waits until no trial runs any more, whatever became of them.</summary>
    public void End()
    {
        foreach (var trial in trials)
        {
            if (trial.Status != TaskStatus.Created)
            {
                ((IAsyncResult)trial).AsyncWaitHandle.WaitOne();
            }
        }
    }

    private void Add(
        BacktestRequest request, RunPlan plan, FillPolicy policy, bool startsNow, CancellationToken cancellation)
    {
        var trial = new Task<PolicyOutcome>(() => Try(request, plan, policy, cancellation));
        trials.Add(trial);
        if (startsNow)
        {
            trial.Start(TaskScheduler.Default);
        }
    }

    private static PolicyOutcome Try(
        BacktestRequest request, RunPlan plan, FillPolicy policy, CancellationToken cancellation)
    {
        var run = new PolicyRun(request, plan, policy, keepsDetails: false);
        run.Run(null, cancellation);
        return AccountSummary.Outcome(request, plan, run, policy, isChosen: false);
    }

    /// <summary>Whether runs of its strategies could see each other.</summary>
    internal static bool HasMutableStatics(Assembly assembly)
    {
        const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return assembly.GetTypes().Any(type =>
            !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            && type.GetFields(Statics).Any(field => !field.IsInitOnly && !field.IsLiteral
                && !field.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)));
    }
}
