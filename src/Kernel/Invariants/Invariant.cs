using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Kernel.Invariants;

/// <summary>Checks of what must be true whatever the input; on in production.</summary>
public static class Invariant
{
    /// <summary>Stops the kernel when a thing that cannot be is.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="broken">What is broken, in words.</param>
    /// <exception cref="BrokenInvariantException">The condition does not hold.</exception>
    public static void Holds([DoesNotReturnIf(false)] bool condition, string broken)
    {
        if (!condition)
        {
            Throw(broken);
        }
    }

    [DoesNotReturn]
    private static void Throw(string broken) => throw new BrokenInvariantException(broken);
}
