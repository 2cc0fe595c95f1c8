using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Parabolic stop and reverse: a stop that moves towards the extreme price of the trend by a growing fraction and
/// never enters the range of the last two bars. J. W. Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class ParabolicSar : Indicator, IBarIndicator
{
    private readonly double _initial;
    private readonly double _step;
    private readonly double _maximum;
    private readonly SarForm _form;
    private double _stop = double.NaN;
    private double _extreme = double.NaN;
    private double _factor;
    private double _high1;
    private double _high2;
    private double _low1;
    private double _low2;
    private int _seen;
    private bool _hasReversed;

    /// <summary>Makes a parabolic stop.</summary>
    /// <param name="step">Growth of the factor at each new extreme; above 0.</param>
    /// <param name="maximum">Greatest factor; above 0.</param>
    /// <param name="form">How it starts and reverses.</param>
    /// <param name="initial">Factor after a reversal; above 0; the step when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ParabolicSar(
        double step = 0.02,
        double maximum = 0.2,
        SarForm form = SarForm.DirectionalMovement,
        double? initial = null)
        : base(
            nameof(ParabolicSar),
            form == SarForm.Rising ? 1 : 2,
            Parameter.Positive(step, nameof(step)),
            Parameter.Positive(maximum, nameof(maximum)),
            (double)Parameter.Known(form, nameof(form)),
            Parameter.Positive(initial ?? step, nameof(initial)))
    {
        _step = step;
        _maximum = maximum;
        _form = form;
        _initial = initial ?? step;
    }

    /// <summary>True while the stop lies below the price.</summary>
    public bool IsRising { get; private set; }

    /// <summary>True when the newest bar hit the stop and turned the trend.</summary>
    public bool ReversedNow { get; private set; }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        if (_seen == 0)
        {
            StartRising(bar);
        }
        else
        {
            if (_seen == 1)
            {
                ChooseTrend(bar);
            }
            else
            {
                Advance(Math.Min(_low1, _low2), Math.Max(_high1, _high2));
            }

            Judge(bar);
            if (_form != SarForm.RisingAfterReversal || _hasReversed)
            {
                Publish(_stop);
            }

            _hasReversed |= ReversedNow;
        }

        _high2 = _high1;
        _low2 = _low1;
        _high1 = bar.High;
        _low1 = bar.Low;
        _seen = Math.Min(_seen + 1, 2);
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _stop = double.NaN;
        _extreme = double.NaN;
        _factor = 0;
        _high1 = 0;
        _high2 = 0;
        _low1 = 0;
        _low2 = 0;
        _seen = 0;
        _hasReversed = false;
        IsRising = false;
        ReversedNow = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        writer.Write(_stop);
        writer.Write(_extreme);
        writer.Write(_factor);
        writer.Write(_high1);
        writer.Write(_high2);
        writer.Write(_low1);
        writer.Write(_low2);
        writer.Write(_seen);
        writer.Write(_hasReversed ? 1L : 0L);
        writer.Write(IsRising ? 1L : 0L);
        writer.Write(ReversedNow ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _stop = reader.ReadDouble();
        _extreme = reader.ReadDouble();
        _factor = reader.ReadDouble();
        _high1 = reader.ReadDouble();
        _high2 = reader.ReadDouble();
        _low1 = reader.ReadDouble();
        _low2 = reader.ReadDouble();
        _seen = SavedIndex.Read(reader, 2);
        _hasReversed = reader.ReadInt64() != 0;
        IsRising = reader.ReadInt64() != 0;
        ReversedNow = reader.ReadInt64() != 0;
    }

    private void StartRising(in PriceBar bar)
    {
        IsRising = true;
        _stop = bar.Low;
        _extreme = bar.High;
        _factor = _initial;
        if (_form == SarForm.Rising)
        {
            Publish(_stop);
        }
    }

    private void ChooseTrend(in PriceBar bar)
    {
        switch (_form)
        {
            case SarForm.Midpoint:
                IsRising = _high1 + _low1 <= bar.High + bar.Low;
                _extreme = IsRising ? _high1 : _low1;
                _stop = IsRising ? _low1 : _high1;
                Advance(_low1, _high1);
                break;

            case SarForm.DirectionalMovement:
                double down = _low1 - bar.Low;
                IsRising = !(down > 0 && down > bar.High - _high1);
                _extreme = IsRising ? bar.High : bar.Low;
                _stop = IsRising ? _low1 : _high1;
                break;

            default:
                _stop += _factor * (_extreme - _stop);
                break;
        }
    }

    private void Advance(double lowest, double highest)
    {
        _stop += _factor * (_extreme - _stop);
        _stop = IsRising ? Math.Min(_stop, lowest) : Math.Max(_stop, highest);
    }

    private void Judge(in PriceBar bar)
    {
        if (_form == SarForm.Midpoint)
        {
            FollowExtreme(bar);
        }

        bool touchCounts = _form == SarForm.DirectionalMovement;
        ReversedNow = IsRising
            ? bar.Low < _stop || (touchCounts && bar.Low == _stop)
            : bar.High > _stop || (touchCounts && bar.High == _stop);
        if (ReversedNow)
        {
            Reverse(bar);
        }
        else
        {
            FollowExtreme(bar);
        }
    }

    private void FollowExtreme(in PriceBar bar)
    {
        bool newExtreme = IsRising ? bar.High > _extreme : bar.Low < _extreme;
        if (newExtreme)
        {
            _extreme = IsRising ? bar.High : bar.Low;
            _factor = Math.Min(_factor + _step, _maximum);
        }
    }

    private void Reverse(in PriceBar bar)
    {
        _stop = _extreme;
        if (_form == SarForm.DirectionalMovement)
        {
            _stop = IsRising
                ? Math.Max(_stop, Math.Max(_high1, bar.High))
                : Math.Min(_stop, Math.Min(_low1, bar.Low));
        }

        IsRising = !IsRising;
        _extreme = IsRising ? bar.High : bar.Low;
        _factor = _initial;
    }
}
