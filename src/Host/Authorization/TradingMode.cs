namespace Plimsoll.Host.Authorization;

/// <summary>Where orders go. <c>default</c> is the harmless one.</summary>
internal enum TradingMode
{
    /// <summary>Real data, a simulated venue.</summary>
    Paper,

    /// <summary>Real data, decisions written down, nothing sent.</summary>
    Shadow,

    /// <summary>Real money, whatever the evidence says no higher than limited.</summary>
    Staged,

    /// <summary>Real money.</summary>
    Live,
}
