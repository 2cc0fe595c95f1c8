using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Ultimate oscillator, 0..100: buying pressure over true range in three windows, weighted 4, 2, 1. A window
/// without range counts 0. L. Williams, Stocks and Commodities, 1985.
/// </summary>
public sealed class UltimateOscillator : Indicator, IBarIndicator
{
    private readonly WindowSum[] _pressure;
    private readonly WindowSum[] _range;
    private double _previousClose = double.NaN;
    private bool _started;

    /// <summary>Makes an ultimate oscillator.</summary>
    /// <param name="shortPeriod">Bars of the first window, 1 or more.</param>
    /// <param name="mediumPeriod">Bars of the second window, above the first.</param>
    /// <param name="longPeriod">Bars of the third window, above the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public UltimateOscillator(int shortPeriod = 7, int mediumPeriod = 14, int longPeriod = 28)
        : base(
            nameof(UltimateOscillator),
            Parameter.Period(longPeriod, nameof(longPeriod)) + 1,
            Parameter.Period(shortPeriod, nameof(shortPeriod)),
            Parameter.Period(mediumPeriod, nameof(mediumPeriod), shortPeriod + 1),
            Parameter.Period(longPeriod, nameof(longPeriod), mediumPeriod + 1))
    {
        _pressure = [new WindowSum(shortPeriod), new WindowSum(mediumPeriod), new WindowSum(longPeriod)];
        _range = [new WindowSum(shortPeriod), new WindowSum(mediumPeriod), new WindowSum(longPeriod)];
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        double previous = _previousClose;
        _previousClose = bar.Close;
        if (!_started)
        {
            _started = true;
            return;
        }

        double low = Math.Min(bar.Low, previous);
        double range = Math.Max(bar.High, previous) - low;
        for (int i = 0; i < 3; i++)
        {
            _pressure[i].Add(bar.Close - low);
            _range[i].Add(range);
        }

        if (_range[2].IsFull)
        {
            Publish(100.0 * ((4.0 * Share(0)) + (2.0 * Share(1)) + Share(2)) / 7.0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _pressure[0].Reset();
        _pressure[1].Reset();
        _pressure[2].Reset();
        _range[0].Reset();
        _range[1].Reset();
        _range[2].Reset();
        _previousClose = double.NaN;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _pressure[0].Save(writer);
        _pressure[1].Save(writer);
        _pressure[2].Save(writer);
        _range[0].Save(writer);
        _range[1].Save(writer);
        _range[2].Save(writer);
        writer.Write(_previousClose);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _pressure[0].Restore(reader);
        _pressure[1].Restore(reader);
        _pressure[2].Restore(reader);
        _range[0].Restore(reader);
        _range[1].Restore(reader);
        _range[2].Restore(reader);
        _previousClose = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
    }

    private double Share(int window) =>
        _range[window].Sum > 0 ? _pressure[window].Sum / _range[window].Sum : 0;
}
