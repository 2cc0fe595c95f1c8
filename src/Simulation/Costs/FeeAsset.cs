namespace Plimsoll.Simulation.Costs;

/// <summary>In what a fee is taken.</summary>
public enum FeeAsset : byte
{
    /// <summary>In the currency of the price.</summary>
    Quote,

    /// <summary>In the thing traded itself.</summary>
    Base,

    /// <summary>In what is received: the thing traded on purchases, the currency of the price on sales.</summary>
    Received,

    /// <summary>In a third asset, at the last price that the run knows of it.</summary>
    Third,
}
