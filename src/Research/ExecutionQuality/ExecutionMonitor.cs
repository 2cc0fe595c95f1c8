namespace Plimsoll.Research.ExecutionQuality;

/// <summary>
/// Watches how orders fare: share filled, time and slippage of the fills, refusals, with alerts. Orders that still
/// work count for nothing; undefined means are null; below a number of finished orders there are no alerts.
/// </summary>
public sealed class ExecutionMonitor
{
    private ExecutionMonitor(IReadOnlyList<ExecutedOrder> orders, ExecutionLimits limits)
    {
        var (finished, filled, rejected) = (0, 0, 0);
        var (timed, seconds, priced, points, money) = (0, 0.0, 0, 0.0, 0.0);
        foreach (var order in orders)
        {
            finished += order.Outcome == OrderOutcome.Working ? 0 : 1;
            rejected += order.Outcome == OrderOutcome.Rejected ? 1 : 0;
            if (order.Outcome != OrderOutcome.Filled)
            {
                continue;
            }

            filled++;
            money += order.SlippageMoney ?? 0;
            if (order.Seconds is { } time)
            {
                timed++;
                seconds += time;
            }

            if (order.SlippageBasisPoints is { } slippage)
            {
                priced++;
                points += slippage;
            }
        }

        FillRate = finished == 0 ? null : (double)filled / finished;
        RejectionRate = finished == 0 ? null : (double)rejected / finished;
        MeanFillSeconds = timed == 0 ? null : seconds / timed;
        MeanSlippageBasisPoints = priced == 0 ? null : points / priced;
        SlippageMoney = money;
        Alerts = finished < limits.SamplesMin ? [] : Find(limits);
    }

    /// <summary>Share of finished orders that were filled.</summary>
    public double? FillRate { get; }

    /// <summary>Share of finished orders that were refused.</summary>
    public double? RejectionRate { get; }

    /// <summary>Mean seconds from order to fill.</summary>
    public double? MeanFillSeconds { get; }

    /// <summary>Mean slippage of the fills in basis points; positive is worse.</summary>
    public double? MeanSlippageBasisPoints { get; }

    /// <summary>Sum of the slippage in money; positive is worse.</summary>
    public double SlippageMoney { get; }

    /// <summary>What deserves attention, sorted by name.</summary>
    public IReadOnlyList<ExecutionAlert> Alerts { get; }

    /// <summary>Judges some orders.</summary>
    /// <param name="orders">The orders of the window.</param>
    /// <param name="limits">When to alert.</param>
    public static ExecutionMonitor Of(IReadOnlyList<ExecutedOrder> orders, ExecutionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(limits);
        return new ExecutionMonitor(orders, limits);
    }

    private List<ExecutionAlert> Find(ExecutionLimits limits)
    {
        var alerts = new List<ExecutionAlert>();
        Add("High rejection rate", RejectionRate > limits.RejectionRate, false);
        Add("High slippage", MeanSlippageBasisPoints > limits.SlippageBasisPoints,
            MeanSlippageBasisPoints > 2 * limits.SlippageBasisPoints);
        Add("Low fill rate", FillRate < limits.FillRate, FillRate < limits.FillRateCritical);
        Add("Slow fills", MeanFillSeconds > limits.FillSeconds, MeanFillSeconds > 2 * limits.FillSeconds);
        return alerts;

        void Add(string name, bool holds, bool isCritical)
        {
            if (holds)
            {
                alerts.Add(new ExecutionAlert(isCritical, name));
            }
        }
    }
}
