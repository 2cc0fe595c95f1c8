using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Bollinger bands: mean of the last n numbers and k standard deviations (population) around it. J. Bollinger.
/// </summary>
public sealed class BollingerBands : Indicator, IValueIndicator
{
    private readonly WindowMoments _window;
    private readonly WindowSum _sum;
    private readonly double _period;
    private readonly double _multiplier;

    /// <summary>Makes bands.</summary>
    /// <param name="period">Numbers in the window, 1 or more.</param>
    /// <param name="multiplier">k; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public BollingerBands(int period = 20, double multiplier = 2.0)
        : base(
            nameof(BollingerBands),
            Parameter.Period(period, nameof(period)),
            period,
            Parameter.Positive(multiplier, nameof(multiplier)))
    {
        _window = new WindowMoments(period);
        _sum = new WindowSum(period);
        _period = period;
        _multiplier = multiplier;
    }

    /// <summary>The mean; the same as the main value.</summary>
    public double Middle => Value;

    /// <summary>Mean plus k deviations.</summary>
    public double Upper { get; private set; } = double.NaN;

    /// <summary>Mean minus k deviations.</summary>
    public double Lower { get; private set; } = double.NaN;

    /// <summary>Standard deviation of the window (population).</summary>
    public double Deviation { get; private set; } = double.NaN;

    /// <summary>Place between the bands: 0 at the lower, 1 at the upper; not-a-number when they are equal.</summary>
    public double PercentB { get; private set; } = double.NaN;

    /// <summary>Distance of the bands as a fraction of the mean.</summary>
    public double Width => (Upper - Lower) / Value;

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        _sum.Add(value);
        if (_window.IsFull)
        {
            double middle = _sum.Sum / _period;
            Deviation = Math.Sqrt(_window.SquaredDeviations / _period);
            Upper = middle + (_multiplier * Deviation);
            Lower = middle - (_multiplier * Deviation);
            double range = Upper - Lower;
            PercentB = range > 0 ? (value - Lower) / range : double.NaN;
            Publish(middle);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _window.Reset();
        _sum.Reset();
        Deviation = double.NaN;
        Upper = double.NaN;
        Lower = double.NaN;
        PercentB = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _window.Save(writer);
        _sum.Save(writer);
        writer.Write(Deviation);
        writer.Write(Upper);
        writer.Write(Lower);
        writer.Write(PercentB);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _window.Restore(reader);
        _sum.Restore(reader);
        Deviation = reader.ReadDouble();
        Upper = reader.ReadDouble();
        Lower = reader.ReadDouble();
        PercentB = reader.ReadDouble();
    }
}
