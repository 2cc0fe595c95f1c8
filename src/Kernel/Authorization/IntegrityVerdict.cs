namespace Plimsoll.Kernel.Authorization;

/// <summary>What the integrity gate says about a bar or about silence.</summary>
public enum IntegrityVerdict : byte
{
    /// <summary>Go on.</summary>
    Allow = 0,

    /// <summary>Older than what was seen already: good for comparison, and nothing moves by it.</summary>
    AllowLate = 1,

    /// <summary>It has not ended: not used, and nothing else happens.</summary>
    RejectIncomplete = 2,

    /// <summary>A feed was silent for too long: stopped for good.</summary>
    HaltStale = 3,

    /// <summary>Bars are missing: stopped for good.</summary>
    HaltGap = 4,

    /// <summary>Two bars of one time differ: stopped for good.</summary>
    HaltDisagreement = 5,

    /// <summary>It was stopped before.</summary>
    AlreadyHalted = 6,
}
