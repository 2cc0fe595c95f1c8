using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Strategies;

/// <summary>A bar that has just ended, as a strategy sees it: prices in quote currency, quantities in units.</summary>
public readonly ref struct BarUpdate
{
    private readonly ref readonly Bar bar;

    internal BarUpdate(in Bar bar, Instrument definition, InstrumentIndex instrument, BarPeriod period)
    {
        this.bar = ref bar;
        Definition = definition;
        Instrument = instrument;
        Period = period;
    }

    /// <summary>Which instrument; the key of all questions and orders.</summary>
    public InstrumentIndex Instrument { get; }

    /// <summary>The instrument's definition.</summary>
    public Instrument Definition { get; }

    /// <summary>The bar's period: the run's own or a subscribed longer one.</summary>
    public BarPeriod Period { get; }

    /// <summary>The bar in ticks and lots.</summary>
    public ref readonly Bar Raw => ref bar;

    /// <summary>Start of the bar.</summary>
    public Timestamp OpenTime => Timestamp.FromUnixNanos(bar.OpenTimeNs);

    /// <summary>End of the bar: now, or earlier where bars were missing behind it.</summary>
    public Timestamp CloseTime => Timestamp.FromUnixNanos(bar.CloseTimeNs);

    /// <summary>First price.</summary>
    public double Open => Definition.PriceToDouble(bar.OpenTicks);

    /// <summary>Highest price.</summary>
    public double High => Definition.PriceToDouble(bar.HighTicks);

    /// <summary>Lowest price.</summary>
    public double Low => Definition.PriceToDouble(bar.LowTicks);

    /// <summary>Last price.</summary>
    public double Close => Definition.PriceToDouble(bar.CloseTicks);

    /// <summary>Traded quantity in units; 0 when nothing traded or the data have no volume.</summary>
    public double Volume => Definition.QuantityToDouble(bar.VolumeLots);

    /// <summary>Last price, exact.</summary>
    public Price ClosePrice => Price.FromTicks(bar.CloseTicks);
}
