namespace Plimsoll.Kernel.Risk;

/// <summary>One line of limits cannot be read; the message names it and what is wanted.</summary>
public sealed class RiskTextException : FormatException
{
    /// <summary>A line that cannot be read.</summary>
    /// <param name="line">Its place among the lines, from 0.</param>
    /// <param name="cause">What is wrong with it.</param>
    internal RiskTextException(int line, FormatException cause)
        : base(cause.Message, cause) => Line = line;

    /// <summary>The place of the line among the lines, from 0.</summary>
    public int Line { get; }
}
