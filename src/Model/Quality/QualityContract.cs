namespace Plimsoll.Model.Quality;

/// <summary>
/// A score with the events that change it. A step walks the events in their order; each that matches changes the score,
/// which is kept in 0 to 1 after each; at the end the recovery is added. A contract has only structured conditions:
/// one that could never match, such as prose or an unknown metric, cannot be made.
/// </summary>
public sealed class QualityContract
{
    private readonly QualityContractEvent[] events;

    /// <summary>Makes and checks a contract.</summary>
    /// <param name="initial">Score before the first step, 0 to 1.</param>
    /// <param name="events">In the order they are walked.</param>
    /// <param name="recoveryPerStep">Added at the end of each step, 0 to 1.</param>
    /// <exception cref="ArgumentException">A value is out of range, an id is missing or repeated, an event has no
    /// condition, or a condition compares a text other than for equality. The message names the event.</exception>
    public QualityContract(double initial, IReadOnlyList<QualityContractEvent> events, double recoveryPerStep)
    {
        ArgumentNullException.ThrowIfNull(events);
        Require(initial is >= 0 and <= 1, "initial value", "0 to 1 expected");
        Require(recoveryPerStep is >= 0 and <= 1, "recovery", "0 to 1 expected");
        Initial = initial;
        RecoveryPerStep = recoveryPerStep;
        this.events = new QualityContractEvent[events.Count];
        for (var index = 0; index < events.Count; index++)
        {
            this.events[index] = Checked(events, index);
        }
    }

    /// <summary>Score before the first step, 0 to 1.</summary>
    public double Initial { get; }

    /// <summary>What each step gives back, 0 to 1.</summary>
    public double RecoveryPerStep { get; }

    /// <summary>The events in the order they are walked.</summary>
    public IReadOnlyList<QualityContractEvent> Events => events;

    /// <summary>The score after one step.</summary>
    /// <param name="score">Score before it, 0 to 1.</param>
    /// <param name="metrics">What is known in this step.</param>
    public double Step(double score, QualityMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        foreach (var candidate in events)
        {
            if (Matches(candidate, metrics))
            {
                score = Math.Clamp(score + candidate.Change, 0, 1);
            }
        }

        return Math.Clamp(score + RecoveryPerStep, 0, 1);
    }

    private static bool Matches(QualityContractEvent candidate, QualityMetrics metrics)
    {
        for (var index = 0; index < candidate.Conditions.Count; index++)
        {
            if (!metrics.Holds(candidate.Conditions[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static QualityContractEvent Checked(IReadOnlyList<QualityContractEvent> events, int index)
    {
        var checkedEvent = events[index];
        Require(!string.IsNullOrEmpty(checkedEvent.Id), "an event", "an id expected");
        Require(checkedEvent.Change is >= -1 and <= 1, checkedEvent.Id, "a change of -1 to 1 expected");
        Require(checkedEvent.Conditions.Count > 0, checkedEvent.Id, "at least one condition expected");
        for (var earlier = 0; earlier < index; earlier++)
        {
            Require(events[earlier].Id != checkedEvent.Id, checkedEvent.Id, "ids must differ");
        }

        foreach (var condition in checkedEvent.Conditions)
        {
            var isText = condition.Metric is QualityMetric.OrderState or QualityMetric.ConnectionState;
            Require(condition.Metric != QualityMetric.None, checkedEvent.Id, "a known metric expected");
            Require(isText == condition.Text is not null, checkedEvent.Id, "texts for states, numbers for the rest");
            Require(
                !isText || condition.Comparison == QualityComparison.Equal,
                checkedEvent.Id,
                "a state can only be compared for equality");
            Require(!double.IsNaN(condition.Number), checkedEvent.Id, "a number expected");
        }

        return checkedEvent;
    }

    private static void Require(bool holds, string where, string what)
    {
        if (!holds)
        {
            throw new ArgumentException("quality contract, " + where + ": " + what);
        }
    }
}
