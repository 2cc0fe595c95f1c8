namespace Plimsoll.Research.Results;

/// <summary>
/// Executions against the price before them and some time after them: means in basis points over all of them.
/// </summary>
/// <param name="Seconds">How long after the execution.</param>
/// <param name="Count">Executions with a known price then.</param>
/// <param name="Effective">Half spread paid.</param>
/// <param name="Realised">What the other side kept.</param>
/// <param name="Impact">What the market moved the trader's way: the difference.</param>
public sealed record ResultMarkout(double Seconds, int Count, double Effective, double Realised, double Impact)
{
    /// <summary>What an execution was worth after that time: positive is good for the trader.</summary>
    public double Markout => -Realised;
}
