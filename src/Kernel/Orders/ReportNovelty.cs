namespace Plimsoll.Kernel.Orders;

/// <summary>Whether a numbered report was seen before.</summary>
internal enum ReportNovelty : byte
{
    /// <summary>Never.</summary>
    New,

    /// <summary>Yes, with the same content.</summary>
    Known,

    /// <summary>Its number was, with other content.</summary>
    Contradicts,

    /// <summary>It is older than all that is remembered.</summary>
    Suspect,
}
