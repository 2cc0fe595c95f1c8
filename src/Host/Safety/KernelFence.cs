namespace Plimsoll.Host.Safety;

/// <summary>
/// The door between a kernel and the world. The kernel's thread goes in for each event and out behind it; while it is
/// inside it touches nothing but the kernel, so that the door can be shut behind it: it then never comes out again, and
/// nothing that it says is heard.
/// </summary>
internal sealed class KernelFence
{
    private const int Outside = 0;
    private const int Inside = 1;
    private const int Shut = 2;
    private readonly TimeProvider clock;
    private int place;
    private long enteredStamp;

    public KernelFence(TimeProvider clock) => this.clock = clock;

    /// <summary>Held while something is taken from the kernel, so that the door shuts between two things.</summary>
    public Lock Gate { get; } = new();

    public bool IsShut => Volatile.Read(ref place) == Shut;

    /// <summary>For how long the kernel has been busy with its present event; nothing when it is not.</summary>
    public TimeSpan InsideFor
    {
        get
        {
            var stamp = Volatile.Read(ref enteredStamp);
            return Volatile.Read(ref place) == Inside ? clock.GetElapsedTime(stamp) : TimeSpan.Zero;
        }
    }

    /// <exception cref="KernelFencedException">The door is shut.</exception>
    public void Enter()
    {
        Volatile.Write(ref enteredStamp, clock.GetTimestamp());
        if (Interlocked.CompareExchange(ref place, Inside, Outside) == Shut)
        {
            throw new KernelFencedException();
        }
    }

    /// <exception cref="KernelFencedException">The door was shut meanwhile.</exception>
    public void Leave()
    {
        if (Interlocked.CompareExchange(ref place, Outside, Inside) == Shut)
        {
            throw new KernelFencedException();
        }
    }

    /// <summary>Shuts the door behind a kernel that is inside.</summary>
    /// <returns>False when the kernel's thread is not inside: what it touches then cannot be taken from it.</returns>
    public bool TryShut()
    {
        lock (Gate)
        {
            return Interlocked.CompareExchange(ref place, Shut, Inside) is Inside or Shut;
        }
    }

    /// <summary>Shuts the door from the kernel's own thread, wherever it is.</summary>
    public void ShutByOwner()
    {
        lock (Gate)
        {
            Volatile.Write(ref place, Shut);
        }
    }
}
