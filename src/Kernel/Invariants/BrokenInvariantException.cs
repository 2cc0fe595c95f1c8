namespace Plimsoll.Kernel.Invariants;

/// <summary>The kernel found itself in a state that cannot be; nothing it holds may be trusted any more.</summary>
public sealed class BrokenInvariantException : Exception
{
    /// <summary>Names what is broken.</summary>
    /// <param name="message">What is broken, in words.</param>
    public BrokenInvariantException(string message)
        : base(message)
    {
    }
}
