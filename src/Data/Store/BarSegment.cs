using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>
/// A stretch of consecutive bars as columns. Spans are valid until the series is disposed. Optional columns are empty
/// where nothing is known.
/// </summary>
public sealed class BarSegment
{
    private readonly SegmentFile file;
    private readonly long[]?[]? replaced;

    internal BarSegment(SegmentFile file, long[]?[]? replaced = null)
    {
        this.file = file;
        this.replaced = replaced;
    }

    /// <summary>Number of bars, at least 1.</summary>
    public int Count => file.Rows;

    /// <summary>Ends of the bars, exclusive; nanoseconds since the epoch, UTC; ascending.</summary>
    public ReadOnlySpan<long> CloseTimesNs => file.Column(ColumnLayout.Time);

    /// <summary>Starts of the bars; empty when each is the close time less the period.</summary>
    public ReadOnlySpan<long> OpenTimesNs => file.Column(ColumnLayout.OpenTime);

    /// <summary>First prices, in ticks.</summary>
    public ReadOnlySpan<long> OpenTicks => Column(ColumnLayout.Open);

    /// <summary>Highest prices, in ticks.</summary>
    public ReadOnlySpan<long> HighTicks => Column(ColumnLayout.High);

    /// <summary>Lowest prices, in ticks.</summary>
    public ReadOnlySpan<long> LowTicks => Column(ColumnLayout.Low);

    /// <summary>Last prices, in ticks.</summary>
    public ReadOnlySpan<long> CloseTicks => Column(ColumnLayout.Close);

    /// <summary>Volumes, in lots; empty when the source has none; <see cref="long.MinValue"/> where a single one is
    /// unknown.
    /// </summary>
    public ReadOnlySpan<long> VolumeLots => Column(ColumnLayout.Volume);

    /// <summary>Traded values in 10^-8 of the quote currency; may be empty, <see cref="long.MinValue"/> where
    /// unknown.</summary>
    public ReadOnlySpan<long> QuoteVolumes => Column(ColumnLayout.QuoteVolume);

    /// <summary>Numbers of trades; may be empty, <see cref="long.MinValue"/> where unknown.</summary>
    public ReadOnlySpan<long> TradeCounts => Column(ColumnLayout.TradeCount);

    /// <summary>Volumes bought by aggressors, in lots; may be empty, <see cref="long.MinValue"/> where
    /// unknown.</summary>
    public ReadOnlySpan<long> TakerBuyVolumeLots => Column(ColumnLayout.TakerBuyVolume);

    /// <summary>Start of the bar at <paramref name="index"/>, nanoseconds since the epoch, UTC.</summary>
    public long OpenTimeNs(int index) => file.Value(ColumnLayout.OpenTime, index);

    /// <summary>The bar at <paramref name="index"/>; an unknown volume is 0.</summary>
    public Bar Bar(int index)
    {
        var volumes = VolumeLots;
        return new Bar(
            CloseTimesNs[index],
            OpenTimeNs(index),
            OpenTicks[index],
            HighTicks[index],
            LowTicks[index],
            CloseTicks[index],
            volumes.Length == 0 ? 0 : Math.Max(0, volumes[index]));
    }

    internal ReadOnlySpan<long> Column(int column) => replaced?[column] ?? file.Column(column);
}
