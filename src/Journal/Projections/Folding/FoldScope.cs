using System.Globalization;
using Plimsoll.Kernel;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>What all parts of a fold share: the record that is taken, names, and the rows to be written.</summary>
internal sealed class FoldScope
{
    /// <summary>Whose trades those are that nobody here asked for.</summary>
    public const string Outside = "external";

    private readonly RunOutline? outline;
    private readonly string[] instruments = [];
    private readonly string[] strategies = [];
    private int day;
    private long dayEndNs = long.MinValue;
    private string dayText = "";

    /// <param name="outline">What is known of the run; null for a journal that belongs to none.</param>
    public FoldScope(RunOutline? outline)
    {
        this.outline = outline;
        if (outline is null)
        {
            return;
        }

        instruments = [.. outline.Configuration.Instruments.Select(static one => one.Id.ToString())];
        strategies = [.. outline.Strategies, Outside];
        Currency = outline.Configuration.Currency.Code;
    }

    /// <summary>What the run's kernel was wired with.</summary>
    public KernelConfiguration Configuration =>
        outline?.Configuration ?? throw new InvalidOperationException("the journal belongs to no run");

    /// <summary>The account's currency; empty without a run.</summary>
    public string Currency { get; } = "";

    /// <summary>Number of the record that is being taken.</summary>
    public long Sequence { get; set; }

    /// <summary>Time of the last event. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs { get; set; }

    public ChangeSet Changes { get; private set; } = new();

    public static object? OrNull(long value) => value == 0 ? null : value;

    public string Name(InstrumentIndex instrument) => instruments[instrument.Value];

    public string Name(StrategyIndex strategy) => strategies[strategy.Value];

    public Instrument Instrument(InstrumentIndex instrument) => Configuration.Instruments[instrument.Value];

    public string Price(InstrumentIndex instrument, long ticks) =>
        (Instrument(instrument).PriceGrid.Step * ticks).ToString();

    public string? PriceOrNull(InstrumentIndex instrument, long ticks) =>
        ticks == 0 ? null : Price(instrument, ticks);

    public string Quantity(InstrumentIndex instrument, long lots) =>
        (Instrument(instrument).QuantityGrid.Step * lots).ToString();

    /// <summary>The average price of so many lots that are worth so much, rounded to 18 decimals.</summary>
    public string? Average(InstrumentIndex instrument, Amount value, long lots)
    {
        if (lots == 0)
        {
            return null;
        }

        var one = Instrument(instrument);
        var size = (one.QuantityGrid.Step * lots).Atto;
        return ExactRatio.Text(value.Atto, (System.Numerics.BigInteger)size * one.Multiplier, Amount.Decimals);
    }

    /// <summary>An amount in an instrument's currency, in the account's, by the last rate; rounded down.</summary>
    public Amount InAccount(InstrumentIndex instrument, Amount amount)
    {
        var quote = Instrument(instrument).Quote;
        return quote == Configuration.Currency ? amount
            : Configuration.Rates is { } rates && rates.TryRate(quote, rates.Account, out _)
                ? rates.ToAccount(amount, quote)
                : Amount.Zero;
    }

    /// <summary>Initial margin of all that is held, in the account's currency; rounded up.</summary>
    public Amount MarginUsed(TradingKernel kernel)
    {
        var total = Amount.Zero;
        for (var i = 0; i < (Configuration.Margins?.Count ?? 0); i++)
        {
            var index = new InstrumentIndex(i);
            var lots = kernel.NetLots(index);
            if (lots != 0 && Configuration.Margins![i] is { } terms && !Instrument(index).IsPaidInFull)
            {
                total -= InAccount(index, -terms.Initial(Instrument(index), kernel.LastTicks(index), lots));
            }
        }

        return total;
    }

    /// <summary>The trading day of a time, as a date.</summary>
    public string DayOf(long timeNs)
    {
        if (timeNs >= dayEndNs || dayText.Length == 0)
        {
            day = Configuration.DayCalendar.TradingDayOf(timeNs);
            dayEndNs = Configuration.DayCalendar.TradingDayEndNs(day);
            dayText = string.Create(
                CultureInfo.InvariantCulture, $"{day / 10000:0000}-{day / 100 % 100:00}-{day % 100:00}");
        }

        return dayText;
    }

    public ChangeSet TakeChanges()
    {
        var taken = Changes;
        Changes = new ChangeSet();
        return taken;
    }
}
