using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>Nothing round the kernel but a list of what it asked for.</summary>
internal sealed class BareSurroundings : IRunSurroundings, IRunObserver, IExecutionObserver, IOrderGateway
{
    private IOrderGateway? venue;

    public List<Command> Commands { get; } = [];

    public List<OrderReason> Ends { get; } = [];

    public List<FillRecord> Fills { get; } = [];

    public Func<TradingKernel, IKernelSeat?>? MakeSeat { get; init; }

    public IRunObserver Observer => this;

    public IExecutionObserver Executions => this;

    public ICommandGate? Gate { get; init; }

    public KernelConfiguration Configure(KernelConfiguration usual) => usual;

    public (IOrderGateway Gateway, IEventTap? Tap) Between(KernelConfiguration configuration, IOrderGateway venue)
    {
        this.venue = venue;
        return (this, null);
    }

    public IKernelSeat? SeatOf(TradingKernel kernel) => MakeSeat?.Invoke(kernel);

    public void Submit(in ApprovedOrder order)
    {
        Commands.Add(order.Command);
        venue!.Submit(in order);
    }

    public void Cancel(in Command command)
    {
        Commands.Add(command);
        venue!.Cancel(in command);
    }

    public void Replace(in Command command)
    {
        Commands.Add(command);
        venue!.Replace(in command);
    }

    public void OnOrder(in OrderView order)
    {
        if (order.IsFinal)
        {
            Ends.Add(order.EndReason);
        }
    }

    public void OnFill(in FillRecord fill) => Fills.Add(fill);

    public void OnTrade(in PositionEpisode trade)
    {
    }

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
    }

    public void OnExecution(ExecutionId execution, long referenceTicks, long ticks)
    {
    }
}
