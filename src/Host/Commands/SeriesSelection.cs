using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Ids;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Commands;

/// <summary>The options that choose series of a catalog: by instrument, kind and period.</summary>
internal sealed class SeriesSelection
{
    public TextOption Instrument { get; } = new("--instrument", "ID", "Only this instrument, SYMBOL.VENUE.");

    public TextOption Period { get; } = new("--period", "PERIOD", "Only bars of this length.");

    public TextOption Kind { get; } = new("--kind", "KIND", "Only bars, quotes, trades, book or book-orders.")
    {
        Choices = ["bars", "quotes", "trades", "book", "book-orders"],
    };

    /// <summary>The chosen series, ordered by instrument and name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public IReadOnlyList<SeriesManifest> Find(ValueReader values, Catalog catalog, SeriesKind? only = null)
    {
        var all = catalog.List();
        if (all.Count == 0)
        {
            throw CommandException.Usage(
                "the catalog is empty", catalog.Folder, "fill it with 'plimsoll data import' or 'plimsoll data synth'");
        }

        InstrumentId? instrument = values.Text(Instrument) is null ? null : values.Instrument(Instrument);
        if (instrument is { } id && all.All(series => series.Key.Instrument != id))
        {
            throw UnknownInstrument(id, all);
        }

        var period = values.Period(Period);
        SeriesKind[] kinds = only is { } one ? [one] : values.Word(Kind) switch
        {
            "bars" => [SeriesKind.Bars],
            "quotes" => [SeriesKind.QuoteBars, SeriesKind.Quotes],
            "trades" => [SeriesKind.Trades],
            "book" => [SeriesKind.BookLevels],
            "book-orders" => [SeriesKind.BookOrders],
            _ => [],
        };
        var chosen = all
            .Where(series => (instrument is null || series.Key.Instrument == instrument)
                && (period is null || series.Key.Period == period)
                && (kinds.Length == 0 || kinds.Contains(series.Key.Kind)))
            .ToArray();
        return chosen.Length > 0 ? chosen : throw NoSeries(all, instrument);
    }

    /// <summary>The one chosen series.</summary>
    /// <exception cref="CommandException">There is none, or more than one.</exception>
    public SeriesManifest FindOne(ValueReader values, Catalog catalog, SeriesKind? only = null)
    {
        var chosen = Find(values, catalog, only);
        return chosen.Count == 1
            ? chosen[0]
            : throw CommandException.Usage(
                "several series fit", Names(chosen), "choose one with --instrument, --period and --kind");
    }

    /// <summary>The error for an instrument that a catalog does not hold.</summary>
    public static CommandException UnknownInstrument(InstrumentId id, IReadOnlyList<SeriesManifest> all)
    {
        var known = all.Select(static series => series.Key.Instrument.ToString()).Distinct(
            StringComparer.Ordinal).ToArray();
        var list = "there are " + string.Join(", ", known.Take(8)) + (known.Length > 8 ? ", …" : "");
        return CommandException.Usage(
            "unknown instrument", id.ToString(), NearestName.Hint(id.ToString(), known, list));
    }

    private static CommandException NoSeries(IReadOnlyList<SeriesManifest> all, InstrumentId? instrument) =>
        CommandException.Usage(
            "no such series",
            instrument?.ToString() ?? "any instrument",
            "there are " + Names([.. all.Where(series => instrument is null || series.Key.Instrument == instrument)]));

    private static string Names(IReadOnlyList<SeriesManifest> series) =>
        string.Join(", ", series.Take(8).Select(static one => one.Key.ToString())) + (series.Count > 8 ? ", …" : "");
}
