using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>What an import did.</summary>
/// <param name="Key">Which series; of factors: the instrument alone, without a kind.</param>
public sealed record ImportResult(SeriesKey Key)
{
    /// <summary>What the catalog now holds; null for factors.</summary>
    public SeriesManifest? Manifest { get; init; }

    /// <summary>Rows that are new in the catalog.</summary>
    public long RowsAdded { get; init; }

    /// <summary>Rows the catalog had already, equal.</summary>
    public long RowsPresent { get; init; }

    /// <summary>Rows of the catalog that were replaced on request.</summary>
    public long RowsReplaced { get; init; }

    /// <summary>Bad rows left out on request.</summary>
    public long RowsSkipped { get; init; }

    /// <summary>Bars whose open or close lies outside low to high; they are kept, <c>data check</c> lists
    /// them.</summary>
    public long RowsDisordered { get; init; }

    /// <summary>Whether the very same file had been imported with the same options, so that nothing was done.</summary>
    public bool IsAlreadyImported { get; init; }

    /// <summary>What was assumed or found from the data, each in one sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What became of the other series of the file; a recorded feed holds several.</summary>
    public IReadOnlyList<ImportResult> Further { get; init; } = [];

    /// <summary>Rows read from the file, bad ones not counted.</summary>
    public long RowsRead => RowsAdded + RowsPresent + RowsReplaced;
}
