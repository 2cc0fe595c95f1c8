using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// True range: the greatest of high - low, |high - previous close|, |low - previous close|. J. W. Wilder, 1978.
/// </summary>
public sealed class TrueRange : Indicator, IBarIndicator
{
    private readonly FirstRange _first;
    private double _previousClose = double.NaN;
    private bool _started;

    /// <summary>Makes a true range.</summary>
    /// <param name="first">The range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public TrueRange(FirstRange first = FirstRange.Undefined)
        : base(nameof(TrueRange), first == FirstRange.Undefined ? 2 : 1, (double)Parameter.Known(first, nameof(first)))
    {
        _first = first;
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        if (_started)
        {
            Publish(Math.Max(
                bar.High - bar.Low,
                Math.Max(Math.Abs(bar.High - _previousClose), Math.Abs(bar.Low - _previousClose))));
        }
        else if (_first == FirstRange.HighLow)
        {
            Publish(bar.High - bar.Low);
        }

        _previousClose = bar.Close;
        _started = true;
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _previousClose = double.NaN;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        writer.Write(_previousClose);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _previousClose = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
    }
}
