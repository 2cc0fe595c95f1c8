using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Store;

/// <summary>
/// An order book of one instrument order by order, read from memory-mapped files. Dispose it when no span of it is in
/// use.
/// </summary>
public sealed class BookOrderSeries : IDisposable
{
    private readonly BookOrderSegment[] segments;

    internal BookOrderSeries(SeriesManifest manifest, SegmentFile[] files)
    {
        Manifest = manifest;
        Files = files;
        segments = [.. files.Select(file => new BookOrderSegment(file))];
    }

    /// <summary>What the catalog says of the series.</summary>
    public SeriesManifest Manifest { get; }

    /// <summary>The definition that ticks and lots are relative to.</summary>
    public Instrument Instrument => Manifest.Instrument;

    /// <summary>Number of rows.</summary>
    public long Count => Manifest.Rows;

    /// <summary>The rows in order of time, in stretches.</summary>
    public ReadOnlySpan<BookOrderSegment> Segments => segments;

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
