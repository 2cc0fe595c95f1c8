using Plimsoll.Host.Safety;

namespace Plimsoll.Host.Paper;

/// <summary>Something that the kernel's thread is to do between two events, and what came of it.</summary>
internal sealed class KernelOrder : IDisposable
{
    private readonly ManualResetEventSlim done = new();
    private ControlReply? reply;

    public KernelOrder(ControlRequest request, long postedStamp)
    {
        Request = request;
        PostedStamp = postedStamp;
    }

    public ControlRequest Request { get; }

    /// <summary>What a strategy may do from now on; null where the order is an operator's request.</summary>
    public AuthorizationStep? Step { get; init; }

    /// <summary>When it was posted, on the run's clock.</summary>
    public long PostedStamp { get; }

    /// <summary>Whether the kernel must take it at once, or lose the account.</summary>
    public bool IsUrgent => Request.Verb == "kill";

    /// <summary>What came of it; null while it is not done.</summary>
    public ControlReply? Reply => Volatile.Read(ref reply);

    public void Finish(ControlReply with)
    {
        Volatile.Write(ref reply, with);
        done.Set();
    }

    public bool Wait(TimeSpan deadline) => done.Wait(deadline);

    public void Dispose() => done.Dispose();
}
