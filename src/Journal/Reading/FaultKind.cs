namespace Plimsoll.Journal.Reading;

/// <summary>How a journal differs from what was written. <c>default</c> is <see cref="None"/>.</summary>
public enum FaultKind
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The file ends inside a record or inside a group.</summary>
    Incomplete,

    /// <summary>A length that no record can have.</summary>
    Length,

    /// <summary>A record's bytes do not give its checksum.</summary>
    Checksum,

    /// <summary>Another number was due: records are missing, doubled or in another order.</summary>
    Sequence,

    /// <summary>A record names another checksum for the record before it.</summary>
    Previous,

    /// <summary>A record of another opening of the journal.</summary>
    Epoch,

    /// <summary>The hash of a group differs: a record in it was altered and all checksums recomputed.</summary>
    Seal,

    /// <summary>The segment does not begin with a header that fits it.</summary>
    Header,

    /// <summary>A segment does not follow the one before it.</summary>
    Chain,

    /// <summary>A segment is missing.</summary>
    Missing,

    /// <summary>The file cannot be decompressed.</summary>
    Compression,

    /// <summary>The journal does not hold an anchor that it once had.</summary>
    Anchor,

    /// <summary>A file of the archive is not what its manifest says.</summary>
    Archive,
}
