using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Runs;

/// <summary>What stands round the kernel of a <see cref="SteppedRun"/>: who watches, who writes down, who
/// guards.</summary>
public interface IRunSurroundings
{
    /// <summary>Is told what happens. Asked for after <see cref="Between"/>.</summary>
    IRunObserver Observer { get; }

    /// <summary>Is told what executions cost.</summary>
    IExecutionObserver Executions { get; }

    /// <summary>Is asked whether commands may leave; null where all may.</summary>
    ICommandGate? Gate { get; }

    /// <summary>The configuration that the run is to have.</summary>
    /// <param name="usual">What follows from the request.</param>
    KernelConfiguration Configure(KernelConfiguration usual);

    /// <summary>Stands between kernel and venue. Called once, before the kernel is made.</summary>
    /// <param name="configuration">The run's configuration.</param>
    /// <param name="venue">Who takes the commands.</param>
    /// <returns>What the kernel gets as its gateway, and who is shown its events.</returns>
    (IOrderGateway Gateway, IEventTap? Tap) Between(KernelConfiguration configuration, IOrderGateway venue);

    /// <summary>Who takes the kernel's place in the loop; null for the kernel itself.</summary>
    /// <param name="kernel">The kernel, not started.</param>
    IKernelSeat? SeatOf(TradingKernel kernel);
}
