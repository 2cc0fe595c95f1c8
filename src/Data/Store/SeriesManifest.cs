using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Store;

/// <summary>
/// The table of contents of one series, the file <c>manifest.json</c>. A file it does not name does not belong to the
/// series: replacing the manifest is what commits an import.
/// </summary>
/// <param name="Key">Which series.</param>
/// <param name="Instrument">The definition that prices and quantities are relative to.</param>
public sealed record SeriesManifest(SeriesKey Key, Instrument Instrument)
{
    /// <summary>Schema version of manifests that this program writes and reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Whether tick and lot were found from data, so that a later import may make them finer.</summary>
    public bool IsGridInferred { get; init; }

    /// <summary>The segments in order of time.</summary>
    public IReadOnlyList<SegmentRecord> Segments { get; init; } = [];

    /// <summary>The imported files in order of import.</summary>
    public IReadOnlyList<SourceRecord> Sources { get; init; } = [];

    /// <summary>Result of the quality check as JSON text; null before one was stored or after an import.</summary>
    public string? QualityJson { get; init; }

    /// <summary>Number of rows.</summary>
    public long Rows
    {
        get
        {
            long rows = 0;
            foreach (var segment in Segments)
            {
                rows += segment.Rows;
            }

            return rows;
        }
    }

    /// <summary>Time of the first row, nanoseconds since the epoch, UTC; 0 without rows.</summary>
    public long FirstTimeNs => Segments.Count == 0 ? 0 : Segments[0].FirstTimeNs;

    /// <summary>Time of the last row; 0 without rows.</summary>
    public long LastTimeNs => Segments.Count == 0 ? 0 : Segments[^1].LastTimeNs;

    /// <summary>
    /// SHA-256, lower-case hexadecimal, of the series' name, tick, lot and the hashes of its segments. Where the rows
    /// came from does not enter it.
    /// </summary>
    public string ContentHash
    {
        get
        {
            var text = new StringBuilder();
            text.Append(Key.Name).Append('\n').Append(Instrument.PriceGrid);
            text.Append('\n').Append(Instrument.QuantityGrid);
            foreach (var segment in Segments)
            {
                text.Append('\n').Append(segment.Name).Append(' ').Append(segment.Hash);
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }
}
