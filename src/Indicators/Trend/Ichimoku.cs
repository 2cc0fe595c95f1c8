using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Ichimoku: middles of the ranges of three windows, and the cloud drawn a number of bars ahead. Ready when all
/// lines are defined; the main value is the conversion line. G. Hosoda, 1969.
/// </summary>
public sealed class Ichimoku : Indicator, IBarIndicator
{
    private readonly DonchianChannels _conversion;
    private readonly DonchianChannels _base;
    private readonly DonchianChannels _slow;
    private readonly WindowValues _spanA;
    private readonly WindowValues _spanB;

    /// <summary>Makes an Ichimoku.</summary>
    /// <param name="conversionPeriod">Bars of the conversion line (tenkan), 1 or more.</param>
    /// <param name="basePeriod">Bars of the base line (kijun), above the conversion period.</param>
    /// <param name="slowPeriod">Bars of the second span, above the base period.</param>
    /// <param name="displacement">Bars by which the cloud is drawn ahead, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Ichimoku(int conversionPeriod = 9, int basePeriod = 26, int slowPeriod = 52, int displacement = 26)
        : base(
            nameof(Ichimoku),
            Parameter.Period(slowPeriod, nameof(slowPeriod)) + Parameter.Period(displacement, nameof(displacement)),
            Parameter.Period(conversionPeriod, nameof(conversionPeriod)),
            Parameter.Period(basePeriod, nameof(basePeriod), conversionPeriod + 1),
            Parameter.Period(slowPeriod, nameof(slowPeriod), basePeriod + 1),
            displacement)
    {
        _conversion = new DonchianChannels(conversionPeriod);
        _base = new DonchianChannels(basePeriod);
        _slow = new DonchianChannels(slowPeriod);
        _spanA = new WindowValues(displacement);
        _spanB = new WindowValues(displacement);
    }

    /// <summary>Conversion line (tenkan-sen).</summary>
    public double Conversion => _conversion.Value;

    /// <summary>Base line (kijun-sen).</summary>
    public double Base => _base.Value;

    /// <summary>First span made by this bar, to be drawn ahead: the middle of conversion and base line.</summary>
    public double LeadingSpanA => (_conversion.Value + _base.Value) / 2.0;

    /// <summary>Second span made by this bar, to be drawn ahead: the middle of the slow range.</summary>
    public double LeadingSpanB => _slow.Value;

    /// <summary>First edge of the cloud at this bar, made the displacement before.</summary>
    public double SpanA { get; private set; } = double.NaN;

    /// <summary>Second edge of the cloud at this bar, made the displacement before.</summary>
    public double SpanB { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _conversion.Update(bar);
        _base.Update(bar);
        _slow.Update(bar);
        if (!_slow.IsReady)
        {
            return;
        }

        bool ready = _spanA.IsFull;
        if (ready)
        {
            SpanA = _spanA.Oldest;
            SpanB = _spanB.Oldest;
        }

        _spanA.Add(LeadingSpanA);
        _spanB.Add(LeadingSpanB);
        if (ready)
        {
            Publish(_conversion.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _conversion.Reset();
        _base.Reset();
        _slow.Reset();
        _spanA.Reset();
        _spanB.Reset();
        SpanA = double.NaN;
        SpanB = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _conversion.Save(writer);
        _base.Save(writer);
        _slow.Save(writer);
        _spanA.Save(writer);
        _spanB.Save(writer);
        writer.Write(SpanA);
        writer.Write(SpanB);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _conversion.Restore(reader);
        _base.Restore(reader);
        _slow.Restore(reader);
        _spanA.Restore(reader);
        _spanB.Restore(reader);
        SpanA = reader.ReadDouble();
        SpanB = reader.ReadDouble();
    }
}
