namespace Plimsoll.Journal.Archives;

/// <summary>What a retention did.</summary>
public sealed record RetentionReport
{
    /// <summary>What was to be done.</summary>
    public required RetentionPlan Plan { get; init; }

    /// <summary>Segments that were copied into the archive; an interrupted run may have copied others before.</summary>
    public int Copied { get; init; }

    /// <summary>Segments that were removed from the folder of the journal.</summary>
    public int Removed { get; init; }

    /// <summary>Name of the manifest up to which the folder is trimmed; null when nothing is archived.</summary>
    public string? Manifest { get; init; }

    /// <summary>Its SHA-256, lower-case hex; keep it elsewhere: it proves the whole archive.</summary>
    public string? ManifestHash { get; init; }

    /// <summary>The record that says who did it; 0 when there was nothing to move.</summary>
    public long ActionSequence { get; init; }
}
