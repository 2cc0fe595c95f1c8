using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Hull moving average: the WMA over the root of n (rounded down) of 2 * WMA(n/2, rounded down) - WMA(n). A. Hull,
/// 2005.
/// </summary>
public sealed class Hma : Indicator, IValueIndicator
{
    private readonly Wma _half;
    private readonly Wma _full;
    private readonly Wma _smooth;

    /// <summary>Makes a Hull average.</summary>
    /// <param name="period">n, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Hma(int period)
        : base(nameof(Hma), Parameter.Period(period, nameof(period), 2) + RootOf(period) - 1, period)
    {
        _half = new Wma(period / 2);
        _full = new Wma(period);
        _smooth = new Wma(RootOf(period));
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _half.Update(value);
        _full.Update(value);
        if (!_full.IsReady)
        {
            return;
        }

        _smooth.Update((2.0 * _half.Value) - _full.Value);
        if (_smooth.IsReady)
        {
            Publish(_smooth.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _half.Reset();
        _full.Reset();
        _smooth.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _half.Save(writer);
        _full.Save(writer);
        _smooth.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _half.Restore(reader);
        _full.Restore(reader);
        _smooth.Restore(reader);
    }

    private static int RootOf(int period) => (int)Math.Sqrt(period);
}
