namespace Plimsoll.Kernel.Orders;

/// <summary>As what a working order counts.</summary>
[Flags]
internal enum CountedFlags
{
    /// <summary>It counts nowhere.</summary>
    None = 0,

    /// <summary>It could open something.</summary>
    Entry = 1,

    /// <summary>It buys.</summary>
    Buy = 2,

    /// <summary>What it is worth has to be found out anew each time: it has no limit price, or needs a rate.</summary>
    Loose = 4,

    /// <summary>Its state is unknown.</summary>
    Unknown = 8,

    /// <summary>Nobody here made it.</summary>
    External = 16,

    /// <summary>It is in the market, so that an own order of the other side could trade against it.</summary>
    Meets = 32,

    /// <summary>It has a limit price.</summary>
    Limit = 64,
}
