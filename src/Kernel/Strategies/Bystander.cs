namespace Plimsoll.Kernel.Strategies;

/// <summary>A strategy that does nothing: stands for any other where a journal says what that one did.</summary>
public sealed class Bystander : Strategy
{
}
