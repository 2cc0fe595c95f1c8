using Plimsoll.Kernel;
using Plimsoll.Model.Events;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Loop;

namespace Plimsoll.Host.Safety;

/// <summary>
/// The kernel's place in its loop. Once the fence is shut, whoever has taken over drives the loop, and gets what the
/// venue reports instead of the kernel.
/// </summary>
internal sealed class FencedSeat(KernelFence fence, TradingKernel kernel) : IKernelSeat
{
    private EmergencyDesk? desk;
    private int deskThread;

    public long NextTimerNs => Volatile.Read(ref desk) is null ? kernel.NextTimerNs : long.MaxValue;

    public Amount? Cash => Volatile.Read(ref desk) is null ? kernel.Cash : null;

    /// <summary>The calling thread drives the loop from now on; the fence is shut.</summary>
    public void GiveTo(EmergencyDesk to)
    {
        deskThread = Environment.CurrentManagedThreadId;
        Volatile.Write(ref desk, to);
    }

    public void Start()
    {
        fence.Enter();
        kernel.Start();
        fence.Leave();
    }

    public void Process(in Event e)
    {
        if (Volatile.Read(ref desk) is { } taker && Environment.CurrentManagedThreadId == deskThread)
        {
            taker.OnEvent(in e);
            return;
        }

        fence.Enter();
        kernel.Process(in e);
        fence.Leave();
    }
}
