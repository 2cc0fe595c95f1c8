using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// SuperTrend: a stop k average ranges from the middle of the bar that only tightens and changes side when the
/// close crosses it. O. Seban.
/// </summary>
public sealed class SuperTrend : Indicator, IBarIndicator
{
    private readonly Atr _range;
    private readonly double _multiplier;
    private double _previousClose = double.NaN;
    private bool _started;

    /// <summary>Makes a SuperTrend.</summary>
    /// <param name="period">Bars of the Wilder average range, 1 or more.</param>
    /// <param name="multiplier">k; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public SuperTrend(int period = 10, double multiplier = 3.0)
        : base(
            nameof(SuperTrend),
            Parameter.Period(period, nameof(period)) + 1,
            period,
            Parameter.Positive(multiplier, nameof(multiplier)))
    {
        _range = new Atr(period);
        _multiplier = multiplier;
    }

    /// <summary>The band above the price.</summary>
    public double Upper { get; private set; } = double.NaN;

    /// <summary>The band below the price.</summary>
    public double Lower { get; private set; } = double.NaN;

    /// <summary>True while the stop is the lower band.</summary>
    public bool IsRising { get; private set; }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _range.Update(bar);
        if (_range.IsReady)
        {
            Step(bar);
        }

        _previousClose = bar.Close;
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _range.Reset();
        _previousClose = double.NaN;
        _started = false;
        Upper = double.NaN;
        Lower = double.NaN;
        IsRising = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _range.Save(writer);
        writer.Write(_previousClose);
        writer.Write(_started ? 1L : 0L);
        writer.Write(Upper);
        writer.Write(Lower);
        writer.Write(IsRising ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _range.Restore(reader);
        _previousClose = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
        Upper = reader.ReadDouble();
        Lower = reader.ReadDouble();
        IsRising = reader.ReadInt64() != 0;
    }

    private void Step(in PriceBar bar)
    {
        double middle = (bar.High + bar.Low) / 2.0;
        double upper = middle + (_multiplier * _range.Value);
        double lower = middle - (_multiplier * _range.Value);
        if (!_started)
        {
            _started = true;
            IsRising = bar.Close >= middle;
            Upper = upper;
            Lower = lower;
        }

        if (upper < Upper || _previousClose > Upper)
        {
            Upper = upper;
        }

        if (lower > Lower || _previousClose < Lower)
        {
            Lower = lower;
        }

        IsRising = bar.Close > (IsRising ? Lower : Upper);
        Publish(IsRising ? Lower : Upper);
    }
}
