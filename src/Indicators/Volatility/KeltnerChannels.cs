using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Keltner channels: an average of the price and a multiple of the average range around it. The modern form takes
/// the EMA of closes and Wilder's average range; the simple form takes plain means of the typical price and of the
/// true range, the first bar's range being its high - low. C. Keltner, 1960; L. Bradford Raschke.
/// </summary>
public sealed class KeltnerChannels : Indicator, IBarIndicator
{
    private readonly KeltnerForm _form;
    private readonly Ema? _ema;
    private readonly Sma? _sma;
    private readonly Atr _range;
    private readonly double _multiplier;

    /// <summary>Makes channels.</summary>
    /// <param name="period">Bars of the middle line, 1 or more.</param>
    /// <param name="multiplier">Average ranges between the middle and a channel line; above 0.</param>
    /// <param name="rangePeriod">Bars of the average range, 1 or more.</param>
    /// <param name="form">Which averages are used.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public KeltnerChannels(
        int period = 20,
        double multiplier = 2.0,
        int rangePeriod = 10,
        KeltnerForm form = KeltnerForm.Exponential)
        : base(
            nameof(KeltnerChannels),
            Math.Max(
                Parameter.Period(period, nameof(period)),
                Parameter.Period(rangePeriod, nameof(rangePeriod)) + (form == KeltnerForm.Exponential ? 1 : 0)),
            period,
            Parameter.Positive(multiplier, nameof(multiplier)),
            rangePeriod,
            (double)Parameter.Known(form, nameof(form)))
    {
        _form = form;
        _multiplier = multiplier;
        if (form == KeltnerForm.Exponential)
        {
            _ema = new Ema(period);
            _range = new Atr(rangePeriod);
        }
        else
        {
            _sma = new Sma(period);
            _range = new Atr(rangePeriod, RangeAverage.Simple, FirstRange.HighLow);
        }
    }

    /// <summary>The average price; the same as the main value.</summary>
    public double Middle => Value;

    /// <summary>Upper line.</summary>
    public double Upper { get; private set; } = double.NaN;

    /// <summary>Lower line.</summary>
    public double Lower { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _range.Update(bar);
        double middle;
        if (_form == KeltnerForm.Exponential)
        {
            _ema!.Update(bar.Close);
            middle = _ema.Value;
        }
        else
        {
            _sma!.Update(BarPrice.Of(bar, BarPriceKind.Typical));
            middle = _sma.Value;
        }

        bool ready = _range.IsReady && (_ema?.IsReady ?? _sma!.IsReady);
        if (ready)
        {
            double distance = _multiplier * _range.Value;
            Upper = middle + distance;
            Lower = middle - distance;
            Publish(middle);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _ema?.Reset();
        _sma?.Reset();
        _range.Reset();
        Upper = double.NaN;
        Lower = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _ema?.Save(writer);
        _sma?.Save(writer);
        _range.Save(writer);
        writer.Write(Upper);
        writer.Write(Lower);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _ema?.Restore(reader);
        _sma?.Restore(reader);
        _range.Restore(reader);
        Upper = reader.ReadDouble();
        Lower = reader.ReadDouble();
    }
}
