using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>All quote bars of one instrument and period, read from memory-mapped files. Dispose it after use.</summary>
public sealed class QuoteBarSeries : IDisposable
{
    private readonly SegmentFile[] files;
    private readonly QuoteBarSegment[] segments;

    internal QuoteBarSeries(SeriesManifest manifest, SegmentFile[] files)
    {
        Manifest = manifest;
        this.files = files;
        segments = [.. files.Select(file => new QuoteBarSegment(file))];
    }

    /// <summary>What the catalog says of the series.</summary>
    public SeriesManifest Manifest { get; }

    /// <summary>The definition that ticks and lots are relative to.</summary>
    public Instrument Instrument => Manifest.Instrument;

    /// <summary>Length of the bars.</summary>
    public BarPeriod Period => Manifest.Key.Period;

    /// <summary>Number of bars.</summary>
    public long Count => Manifest.Rows;

    /// <summary>The bars in order of time, in stretches.</summary>
    public ReadOnlySpan<QuoteBarSegment> Segments => segments;

    /// <summary>Gives the files back to the system; spans of the series must not be used any more.</summary>
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }
}
