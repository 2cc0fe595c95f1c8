namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// How much a strategy may do in the outside world, decided by evidence. Stable numbers, they stand in events and
/// journals; each level allows what the lower ones allow. <c>default</c> is nothing at all.
/// </summary>
public enum AuthorizationLevel : byte
{
    /// <summary>Nothing beyond a simulation.</summary>
    Denied = 0,

    /// <summary>Real market data, a simulated venue, no real money.</summary>
    PaperOnly = 1,

    /// <summary>Real money within small caps.</summary>
    Limited = 2,

    /// <summary>Real money within the caps of the policy.</summary>
    Full = 3,
}
