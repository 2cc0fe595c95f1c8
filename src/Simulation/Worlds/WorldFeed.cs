namespace Plimsoll.Simulation.Worlds;

/// <summary>In which form a world tells its order book.</summary>
public enum WorldFeed
{
    /// <summary>Price levels, trades and best bid and offer.</summary>
    ByLevel,

    /// <summary>Single orders; trades are among them.</summary>
    ByOrder,
}
