using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Store;

/// <summary>All trades of one instrument, read from memory-mapped files. Dispose it when no span of it is in
/// use.</summary>
public sealed class TradeSeries : IDisposable
{
    private readonly SegmentFile[] files;
    private readonly TradeSegment[] segments;

    internal TradeSeries(SeriesManifest manifest, SegmentFile[] files)
    {
        Manifest = manifest;
        this.files = files;
        segments = [.. files.Select(file => new TradeSegment(file))];
    }

    /// <summary>What the catalog says of the series.</summary>
    public SeriesManifest Manifest { get; }

    /// <summary>The definition that ticks and lots are relative to.</summary>
    public Instrument Instrument => Manifest.Instrument;

    /// <summary>Number of trades.</summary>
    public long Count => Manifest.Rows;

    /// <summary>The trades in order of time, in stretches.</summary>
    public ReadOnlySpan<TradeSegment> Segments => segments;

    /// <summary>Gives the files back to the system; spans of the series must not be used any more.</summary>
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }
}
