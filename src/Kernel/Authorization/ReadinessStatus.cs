namespace Plimsoll.Kernel.Authorization;

/// <summary>What is said about an item. <c>default</c> is the least.</summary>
public enum ReadinessStatus : byte
{
    /// <summary>Somebody says so, and nothing shows it.</summary>
    Declared = 0,

    /// <summary>It was tried and did not hold.</summary>
    Failed = 1,

    /// <summary>It was tried and held.</summary>
    Proven = 2,
}
