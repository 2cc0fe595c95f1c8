using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Triangular moving average: the mean of means, with weights that rise to the middle of the window and fall again.
/// </summary>
public sealed class Trima : Indicator, IValueIndicator
{
    private readonly Sma _inner;
    private readonly Sma _outer;

    /// <summary>Makes a triangular average.</summary>
    /// <param name="period">Numbers in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Trima(int period)
        : base(nameof(Trima), Parameter.Period(period, nameof(period)), period)
    {
        // Two plain means whose lengths add up to period + 1 give the triangle; an even period has a flat top of two.
        int outer = (period / 2) + 1;
        _outer = new Sma(Math.Min(outer, period));
        _inner = new Sma(period + 1 - Math.Min(outer, period));
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _inner.Update(value);
        if (!_inner.IsReady)
        {
            return;
        }

        _outer.Update(_inner.Value);
        if (_outer.IsReady)
        {
            Publish(_outer.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _inner.Reset();
        _outer.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _inner.Save(writer);
        _outer.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _inner.Restore(reader);
        _outer.Restore(reader);
    }
}
