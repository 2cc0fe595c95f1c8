namespace Plimsoll.Kernel.Authorization;

/// <summary>What a piece of evidence came to. <c>default</c> is the worst: it was not finished.</summary>
public enum EvidenceVerdict : byte
{
    /// <summary>It was not completed, so it says nothing.</summary>
    Incomplete = 0,

    /// <summary>It was completed, and something did not hold.</summary>
    Failed = 1,

    /// <summary>It was completed, and everything held.</summary>
    Passed = 2,
}
