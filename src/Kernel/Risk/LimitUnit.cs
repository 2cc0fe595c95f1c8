namespace Plimsoll.Kernel.Risk;

/// <summary>What the number of a limit counts.</summary>
public enum LimitUnit : byte
{
    /// <summary>An amount of the account's currency; kept in 10^-18 units.</summary>
    Money,

    /// <summary>A share, written in percent; kept in millionths.</summary>
    Share,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A span of time, such as 90s, 15m, 1h; kept in nanoseconds.</summary>
    Duration,

    /// <summary>Units of the instrument: coins, shares, contracts; kept in 10^-18 units.</summary>
    Units,

    /// <summary>Ticks of the instrument.</summary>
    Ticks,

    /// <summary>A multiple such as 2.5; kept in millionths.</summary>
    Multiple,

    /// <summary>true or false; kept as 1 or 0.</summary>
    Flag,

    /// <summary>0 to 3: nothing, stop entries, cancel orders, close positions.</summary>
    Level,
}
