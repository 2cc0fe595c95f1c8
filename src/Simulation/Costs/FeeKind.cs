namespace Plimsoll.Simulation.Costs;

/// <summary>What a fee is counted by.</summary>
public enum FeeKind : byte
{
    /// <summary>A share of the traded value.</summary>
    Value,

    /// <summary>An amount for each unit of quantity (share, coin).</summary>
    PerUnit,

    /// <summary>An amount for each contract.</summary>
    PerContract,
}
