using Plimsoll.Data.Store;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Export;

/// <summary>What to export, and how it is written.</summary>
public sealed record ExportOptions
{
    /// <summary>Folder of the catalog.</summary>
    public required string CatalogFolder { get; init; }

    /// <summary>Which series.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>The file to write; one that exists is replaced.</summary>
    public required string File { get; init; }

    /// <summary>Rows that open (trades: happen) earlier are left out; null: none.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Rows that open (trades: happen) then or later are left out; null: none.</summary>
    public Timestamp? To { get; init; }

    /// <summary>How times are written.</summary>
    public ExportTimeFormat TimeFormat { get; init; }
}
