using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Donchian channels: highest high and lowest low of n bars; the main value is their middle. R. Donchian.
/// </summary>
public sealed class DonchianChannels : Indicator, IBarIndicator
{
    private readonly WindowExtreme _high;
    private readonly WindowExtreme _low;
    private readonly DonchianWindow _window;

    /// <summary>Makes channels.</summary>
    /// <param name="period">Bars, 1 or more.</param>
    /// <param name="window">Which bars are covered.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public DonchianChannels(int period = 20, DonchianWindow window = DonchianWindow.Current)
        : base(
            nameof(DonchianChannels),
            WarmUpOf(Parameter.Period(period, nameof(period)), window),
            period,
            (double)Parameter.Known(window, nameof(window)))
    {
        _high = new WindowExtreme(period, greatest: true);
        _low = new WindowExtreme(period, greatest: false);
        _window = window;
    }

    /// <summary>The middle; the same as the main value.</summary>
    public double Middle => Value;

    /// <summary>Highest high.</summary>
    public double Upper { get; private set; } = double.NaN;

    /// <summary>Lowest low.</summary>
    public double Lower { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        if (_window == DonchianWindow.Previous && _high.IsFull)
        {
            PublishChannel();
        }

        _high.Add(bar.High);
        _low.Add(bar.Low);
        if (_window == DonchianWindow.Expanding || (_window == DonchianWindow.Current && _high.IsFull))
        {
            PublishChannel();
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _high.Reset();
        _low.Reset();
        Upper = double.NaN;
        Lower = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _high.Save(writer);
        _low.Save(writer);
        writer.Write(Upper);
        writer.Write(Lower);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _high.Restore(reader);
        _low.Restore(reader);
        Upper = reader.ReadDouble();
        Lower = reader.ReadDouble();
    }

    private static int WarmUpOf(int period, DonchianWindow window) => window switch
    {
        DonchianWindow.Previous => period + 1,
        DonchianWindow.Expanding => 1,
        _ => period,
    };

    private void PublishChannel()
    {
        Upper = _high.Value;
        Lower = _low.Value;
        Publish((Upper + Lower) / 2.0);
    }
}
