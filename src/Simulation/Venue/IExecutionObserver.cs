using Plimsoll.Model.Ids;

namespace Plimsoll.Simulation.Venue;

/// <summary>Learns what a simulated execution cost beyond its fee.</summary>
public interface IExecutionObserver
{
    /// <summary>Told with each execution, before the kernel is.</summary>
    /// <param name="execution">Which one.</param>
    /// <param name="referenceTicks">The price before slippage, in ticks.</param>
    /// <param name="ticks">The price traded at, in ticks.</param>
    void OnExecution(ExecutionId execution, long referenceTicks, long ticks);
}
