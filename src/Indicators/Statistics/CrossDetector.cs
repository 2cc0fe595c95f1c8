using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Whether the first series crossed the second at this bar: 1 upwards, -1 downwards, 0 not. A touch counts as not
/// yet crossed.
/// </summary>
public sealed class CrossDetector : Indicator, IPairIndicator
{
    private double _previous = double.NaN;
    private bool _started;

    /// <summary>Makes a detector.</summary>
    public CrossDetector()
        : base(nameof(CrossDetector), 2)
    {
    }

    /// <summary>True when the first series went above the second at this bar.</summary>
    public bool CrossedUp => Value > 0;

    /// <summary>True when the first series went below the second at this bar.</summary>
    public bool CrossedDown => Value < 0;

    /// <inheritdoc/>
    public void Update(double first, double second)
    {
        double difference = first - second;
        if (_started)
        {
            bool up = difference > 0 && _previous <= 0;
            bool down = difference < 0 && _previous >= 0;
            Publish(up ? 1.0 : down ? -1.0 : 0.0);
        }

        _previous = difference;
        _started = true;
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _previous = double.NaN;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        writer.Write(_previous);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _previous = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
    }
}
