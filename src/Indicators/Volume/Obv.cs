using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// On-balance volume: adds the volume of bars that close higher, subtracts that of bars that close lower. J.
/// Granville, 1963.
/// </summary>
public sealed class Obv : Indicator, IBarIndicator
{
    private readonly ObvStart _start;
    private double _previousClose = double.NaN;
    private bool _started;

    /// <summary>Makes an on-balance volume.</summary>
    /// <param name="start">Where it starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Obv(ObvStart start = ObvStart.Zero)
        : base(nameof(Obv), 1, (double)Parameter.Known(start, nameof(start)))
    {
        _start = start;
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        if (!_started)
        {
            _started = true;
            Publish(_start == ObvStart.FirstVolume ? bar.Volume : 0);
        }
        else if (bar.Close > _previousClose)
        {
            Publish(Value + bar.Volume);
        }
        else if (bar.Close < _previousClose)
        {
            Publish(Value - bar.Volume);
        }

        _previousClose = bar.Close;
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
