using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Store;

/// <summary>The best bids and offers of one instrument, read from memory-mapped files. Dispose it when no span of it is
/// in use.</summary>
public sealed class QuoteSeries : IDisposable
{
    private readonly QuoteSegment[] segments;

    internal QuoteSeries(SeriesManifest manifest, SegmentFile[] files)
    {
        Manifest = manifest;
        Files = files;
        segments = [.. files.Select(file => new QuoteSegment(file))];
    }

    /// <summary>What the catalog says of the series.</summary>
    public SeriesManifest Manifest { get; }

    /// <summary>The definition that ticks and lots are relative to.</summary>
    public Instrument Instrument => Manifest.Instrument;

    /// <summary>Number of rows.</summary>
    public long Count => Manifest.Rows;

    /// <summary>The rows in order of time, in stretches.</summary>
    public ReadOnlySpan<QuoteSegment> Segments => segments;

    internal SegmentFile[] Files { get; }

    /// <summary>Gives the files back to the system; spans of the series must not be used any more.</summary>
    public void Dispose()
    {
        foreach (var file in Files)
        {
            file.Dispose();
        }
    }
}
