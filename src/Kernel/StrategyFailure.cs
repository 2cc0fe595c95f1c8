namespace Plimsoll.Kernel;

/// <summary>What happens when a strategy throws.</summary>
public enum StrategyFailure : byte
{
    /// <summary>The run ends with a <see cref="StrategyFailedException"/>.</summary>
    EndRun = 0,

    /// <summary>
    /// The strategy is switched off: it is called no more and its orders are cancelled; what protects its positions
    /// stays, and the other strategies go on.
    /// </summary>
    DisableStrategy = 1,
}
