using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;

namespace Plimsoll.Host.Safety;

/// <summary>The gateway as the kernel sees it: it accepts nothing any more once the fence is shut.</summary>
internal sealed class FencedGateway(KernelFence fence, IOrderGateway inner) : IOrderGateway
{
    private long refused;

    /// <summary>How many commands came after the fence was shut.</summary>
    public long RefusedCount => Volatile.Read(ref refused);

    public void Submit(in ApprovedOrder order)
    {
        lock (fence.Gate)
        {
            if (IsOpen())
            {
                inner.Submit(in order);
            }
        }
    }

    public void Cancel(in Command command)
    {
        lock (fence.Gate)
        {
            if (IsOpen())
            {
                inner.Cancel(in command);
            }
        }
    }

    public void Replace(in Command command)
    {
        lock (fence.Gate)
        {
            if (IsOpen())
            {
                inner.Replace(in command);
            }
        }
    }

    private bool IsOpen()
    {
        if (!fence.IsShut)
        {
            return true;
        }

        _ = Interlocked.Increment(ref refused);
        return false;
    }
}
