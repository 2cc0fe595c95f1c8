namespace Plimsoll.Host.Safety;

/// <summary>Ends the thread of a kernel that was shut out.</summary>
internal sealed class KernelFencedException : Exception
{
    public KernelFencedException()
        : base("the kernel was shut out by the emergency desk")
    {
    }
}
