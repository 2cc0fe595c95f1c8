using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Average true range, in the unit of the price. J. W. Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class Atr : Indicator, IBarIndicator
{
    private readonly TrueRange _range;
    private readonly WindowSum? _window;
    private readonly double _period;
    private ExponentialFilter _filter;

    /// <summary>Makes an average true range.</summary>
    /// <param name="period">Ranges averaged, 1 or more.</param>
    /// <param name="average">How they are averaged.</param>
    /// <param name="first">The range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Atr(
        int period = 14,
        RangeAverage average = RangeAverage.Wilder,
        FirstRange first = FirstRange.Undefined)
        : base(
            nameof(Atr),
            Parameter.Period(period, nameof(period)) + (first == FirstRange.Undefined ? 1 : 0),
            period,
            (double)Parameter.Known(average, nameof(average)),
            (double)Parameter.Known(first, nameof(first)))
    {
        _range = new TrueRange(first);
        _window = average == RangeAverage.Simple ? new WindowSum(period) : null;
        _filter = ExponentialFilter.Wilder(period, AverageSeed.Mean);
        _period = period;
    }

    /// <summary>The average range in percent of the newest close (normalized average true range).</summary>
    public double Percent { get; private set; } = double.NaN;

    /// <summary>The true range of the newest bar; not-a-number when that is undefined.</summary>
    public double Range => _range.Value;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _range.Update(bar);
        if (!_range.IsReady)
        {
            return;
        }

        if (_window is not null)
        {
            _window.Add(_range.Value);
            if (_window.IsFull)
            {
                Publish(_window.Sum / _period);
            }
        }
        else
        {
            _filter.Update(_range.Value);
            if (_filter.IsReady)
            {
                Publish(_filter.Current);
            }
        }

        Percent = 100.0 * Value / bar.Close;
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _range.Reset();
        _window?.Reset();
        _filter.Reset();
        Percent = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _range.Save(writer);
        _window?.Save(writer);
        _filter.Save(writer);
        writer.Write(Percent);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _range.Restore(reader);
        _window?.Restore(reader);
        _filter.Restore(reader);
        Percent = reader.ReadDouble();
    }
}
