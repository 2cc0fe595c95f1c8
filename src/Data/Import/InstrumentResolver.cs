using Plimsoll.Data.Store;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>
/// Settles the instrument definition of an import: what the options say, else what the series has, else what the data
/// and the names tell. It says what it assumed.
/// </summary>
internal sealed class InstrumentResolver
{
    private static readonly string[] QuoteSuffixes =
        ["USDT", "USDC", "FDUSD", "BUSD", "TUSD", "USD", "EUR", "GBP", "JPY", "TRY", "BTC", "ETH", "BNB"];

    private readonly ImportOptions options;
    private readonly SeriesManifest? existing;
    private readonly List<string> notes = [];

    public InstrumentResolver(ImportOptions options, SeriesManifest? existing)
    {
        this.options = options;
        this.existing = existing;
    }

    /// <summary>What was assumed.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Whether tick or lot must be found from the data.</summary>
    public bool NeedsProbe => existing is null || existing.IsGridInferred
        ? options.Tick is null || options.Lot is null
        : false;

    /// <exception cref="DataError">The options contradict the definition that the series has.</exception>
    public Instrument Resolve(DecimalGrid? tickFound, DecimalGrid? lotFound)
    {
        var old = existing?.Instrument;
        var calendar = options.Calendar ?? old?.CalendarName ?? AssumeCalendar();
        RequireCalendar(calendar);
        try
        {
            var next = new Instrument(
                options.Instrument,
                options.InstrumentKind ?? old?.Kind ?? UsualKind(calendar),
                Grid("tick", options.Tick, old?.PriceGrid, tickFound),
                Grid("lot", options.Lot, old?.QuantityGrid, lotFound),
                Currency.Of(options.Quote ?? old?.Quote.Code ?? AssumeQuote()),
                calendar,
                options.Multiplier ?? old?.Multiplier ?? 1,
                options.FeeClass ?? old?.FeeClass ?? "",
                old?.Version ?? 1);
            return old is null ? next : NextVersion(old, next);
        }
        catch (ArgumentException cause)
        {
            throw new DataError(DataErrorKind.Option, $"{options.Instrument}: {cause.Message}", cause);
        }
    }

    private static InstrumentKind UsualKind(string calendar) => calendar switch
    {
        "XNYS" => Model.Instruments.InstrumentKind.Equity,
        "CME-EQ" => Model.Instruments.InstrumentKind.Future,
        "FX" => Model.Instruments.InstrumentKind.Fx,
        _ => Model.Instruments.InstrumentKind.Spot,
    };

    private static void RequireCalendar(string name)
    {
        try
        {
            SessionCalendar.Get(name);
        }
        catch (ArgumentException cause)
        {
            throw new DataError(
                DataErrorKind.Option,
                $"--calendar: value '{DataError.Show(name)}': no such calendar; there are 24x7, XNYS, CME-EQ, FX",
                cause);
        }
    }

    // A finer grid makes a new version and moves the stored rows to it; any other difference is a contradiction.
    private static Instrument NextVersion(Instrument old, Instrument next)
    {
        if (next.Kind != old.Kind || next.Quote != old.Quote || next.CalendarName != old.CalendarName
            || next.Multiplier != old.Multiplier || next.FeeClass != old.FeeClass)
        {
            throw new DataError(
                DataErrorKind.Option,
                $"{old.Id}: the catalog has it as {Describe(old)}, the options say {Describe(next)}; "
                + "leave the options out or use another catalog");
        }

        return next.PriceGrid == old.PriceGrid && next.QuantityGrid == old.QuantityGrid
            ? old
            : new Instrument(
                next.Id, next.Kind, next.PriceGrid, next.QuantityGrid, next.Quote, next.CalendarName,
                next.Multiplier, next.FeeClass, old.Version + 1);
    }

    private static string Describe(Instrument instrument) => FormattableString.Invariant(
        $"{instrument.Kind} in {instrument.Quote}, calendar {instrument.CalendarName}, ")
        + FormattableString.Invariant($"multiplier {instrument.Multiplier}");

    private DecimalGrid Grid(string name, DecimalGrid? given, DecimalGrid? old, DecimalGrid? found)
    {
        if (given is { } step)
        {
            if (old is { } other && !step.TryToSteps(other.Mantissa, other.Decimals, out _))
            {
                throw new DataError(
                    DataErrorKind.Option,
                    $"--{name}: value '{step}': the series has the {name} {other}, which it does not divide; "
                    + "leave it out or use another catalog");
            }

            return step;
        }

        if (old is { } stored)
        {
            // Found and stored steps are powers of ten, unless the stored one was given: then it stays.
            return found is { } finer && !stored.TryToSteps(finer.Mantissa, finer.Decimals, out _)
                && finer.TryToSteps(stored.Mantissa, stored.Decimals, out _)
                ? Note(name, finer)
                : stored;
        }

        return Note(name, found ?? default);
    }

    private DecimalGrid Note(string name, DecimalGrid step)
    {
        notes.Add($"{name} {step} found from the data; give --{name} to set it");
        return step;
    }

    private string AssumeQuote()
    {
        var symbol = options.Instrument.Symbol ?? "";
        foreach (var suffix in QuoteSuffixes)
        {
            if (symbol.Length > suffix.Length && symbol.EndsWith(suffix, StringComparison.Ordinal))
            {
                notes.Add($"quote currency {suffix} taken from the symbol; give --quote to set it");
                return suffix;
            }
        }

        notes.Add("quote currency USD assumed; give --quote to set it");
        return "USD";
    }

    private string AssumeCalendar()
    {
        var name = options.Instrument.Venue switch
        {
            "XNYS" or "NYSE" or "XNAS" or "NASDAQ" or "ARCX" or "ARCA" or "US" => "XNYS",
            "CME" or "XCME" => "CME-EQ",
            "FX" or "FXCM" => "FX",
            _ => "24x7",
        };
        notes.Add($"calendar {name} assumed from the venue; give --calendar to set it");
        return name;
    }
}
