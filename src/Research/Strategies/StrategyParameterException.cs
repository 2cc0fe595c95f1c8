namespace Plimsoll.Research.Strategies;

/// <summary>
/// A strategy cannot be made as asked: an unknown parameter, a bad value, one out of range, or a class that is no
/// usable
/// strategy. The message is one line that names strategy, parameter, value and what is allowed.
/// </summary>
public sealed class StrategyParameterException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">One line: what, value, remedy, divided by colons.</param>
    /// <param name="cause">What lies behind it, if anything.</param>
    public StrategyParameterException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
