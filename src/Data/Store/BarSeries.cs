using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>All bars of one instrument and period, read from memory-mapped files. Dispose it when no span of it is in
/// use.</summary>
public sealed class BarSeries : IDisposable
{
    private readonly SegmentFile[] files;
    private readonly BarSegment[] segments;

    internal BarSeries(SeriesManifest manifest, Instrument instrument, SegmentFile[] files, BarSegment[] segments)
    {
        Manifest = manifest;
        Instrument = instrument;
        this.files = files;
        this.segments = segments;
    }

    /// <summary>What the catalog says of the series; its instrument is the one before adjustment.</summary>
    public SeriesManifest Manifest { get; }

    /// <summary>The definition that the ticks and lots of the bars are relative to.</summary>
    public Instrument Instrument { get; }

    /// <summary>Length of the bars.</summary>
    public BarPeriod Period => Manifest.Key.Period;

    /// <summary>Number of bars.</summary>
    public long Count => Manifest.Rows;

    /// <summary>End of the first bar, nanoseconds since the epoch, UTC; 0 without bars.</summary>
    public long FirstTimeNs => Manifest.FirstTimeNs;

    /// <summary>End of the last bar; 0 without bars.</summary>
    public long LastTimeNs => Manifest.LastTimeNs;

    /// <summary>The bars in order of time, in stretches.</summary>
    public ReadOnlySpan<BarSegment> Segments => segments;

    /// <summary>Whether any volume is known.</summary>
    public bool HasVolume
    {
        get
        {
            foreach (var segment in segments)
            {
                if (segment.VolumeLots.Length > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Reads every column and compares it with its hash.</summary>
    /// <exception cref="DataError">A file is damaged.</exception>
    public void Verify()
    {
        foreach (var file in files)
        {
            file.Verify();
        }
    }

    /// <summary>Gives the files back to the system; spans of the series must not be used any more.</summary>
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }
}
