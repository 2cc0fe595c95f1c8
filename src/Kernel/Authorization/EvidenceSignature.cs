namespace Plimsoll.Kernel.Authorization;

/// <summary>What the check of a signature said. <c>default</c> is that there is none.</summary>
public enum EvidenceSignature : byte
{
    /// <summary>There is no signature.</summary>
    Missing = 0,

    /// <summary>The signature is of a key that is not trusted here.</summary>
    Foreign = 1,

    /// <summary>The signature is of a trusted key and does not fit the text: one of them was altered.</summary>
    Altered = 2,

    /// <summary>It fits.</summary>
    Valid = 3,
}
