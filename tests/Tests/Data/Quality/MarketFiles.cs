using System.Globalization;
using System.IO.Compression;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Quality;

/// <summary>
/// Reads the reference files straight into bars, apart from the importer, so that the checks are tested on the rows as
/// they stand in the files.
/// </summary>
internal static class MarketFiles
{
    private const NumberStyles Style = NumberStyles.Float;

    public static Instrument Instrument(InstrumentKind kind, string tick, string lot = "1") => new(
        InstrumentId.Parse("TEST.REFERENCE"),
        kind,
        DecimalGrid.Parse(tick),
        DecimalGrid.Parse(lot),
        Currency.Of("USD"),
        "24x7");

    /// <summary>The lines of a plain, gzip or zip file as cells.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        using var reader = Open(path);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    /// <summary>Bars of a CSV with a header line: time (or date) first, then possibly a contract, then OHLC and
    /// volume.</summary>
    public static IEnumerable<Bar> Bars(string path, Instrument instrument, BarPeriod period, string? contract = null)
    {
        string[]? header = null;
        foreach (var cells in Rows(path))
        {
            if (header is null)
            {
                header = cells;
                continue;
            }

            var at = Array.IndexOf(header, "open");
            if (contract is not null && cells[1] != contract)
            {
                continue;
            }

            var volume = Array.IndexOf(header, "volume");
            yield return Make(instrument, period, Time(cells[0]), cells, at, volume);
        }
    }

    /// <summary>Bars of the exchange archive layout, with or without header line.</summary>
    public static IEnumerable<Bar> Klines(string path, Instrument instrument, BarPeriod period)
    {
        foreach (var cells in Rows(path))
        {
            if (char.IsAsciiDigit(cells[0][0]))
            {
                var openNs = long.Parse(cells[0], CultureInfo.InvariantCulture) * 1_000_000;
                yield return Make(instrument, period, openNs, cells, 1, 5);
            }
        }
    }

    /// <summary>Quote bars: time, possibly a contract, bid OHLC and size, ask OHLC and size.</summary>
    public static IEnumerable<QuoteBar> Quotes(string path, Instrument instrument, string? contract = null)
    {
        string[]? header = null;
        foreach (var cells in Rows(path))
        {
            if (header is null)
            {
                header = cells;
                continue;
            }

            if (contract is null || cells[1] == contract)
            {
                var at = Array.IndexOf(header, "bid_open");
                var openNs = Time(cells[0]);
                yield return new QuoteBar(
                    Side(instrument, openNs, cells, at), Side(instrument, openNs, cells, at + 5));
            }
        }
    }

    /// <summary>The contracts of a file whose second column names them, in order of text.</summary>
    public static IReadOnlyList<string> Contracts(string path) =>
        [.. Rows(path).Skip(1).Select(cells => cells[1]).Distinct().Order(StringComparer.Ordinal)];

    public static long Time(string text) =>
        (DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static Bar Side(Instrument instrument, long openNs, string[] cells, int at)
    {
        const long missing = QuoteBar.MissingTicks;
        var closeNs = openNs + BarPeriod.OneMinute.Nanos;
        return cells[at].Length == 0
            ? new Bar(closeNs, openNs, missing, missing, missing, missing, 0)
            : Make(instrument, BarPeriod.OneMinute, openNs, cells, at, at + 4);
    }

    private static Bar Make(
        Instrument instrument, BarPeriod period, long openNs, string[] cells, int at, int volumeAt) => new(
        openNs + period.Nanos,
        openNs,
        instrument.PriceGrid.NearestSteps(double.Parse(cells[at], Style, CultureInfo.InvariantCulture)),
        instrument.PriceGrid.NearestSteps(double.Parse(cells[at + 1], Style, CultureInfo.InvariantCulture)),
        instrument.PriceGrid.NearestSteps(double.Parse(cells[at + 2], Style, CultureInfo.InvariantCulture)),
        instrument.PriceGrid.NearestSteps(double.Parse(cells[at + 3], Style, CultureInfo.InvariantCulture)),
        volumeAt < 0
            ? 0
            : instrument.QuantityGrid.NearestSteps(double.Parse(cells[volumeAt], Style, CultureInfo.InvariantCulture)));

    private static StreamReader Open(string path)
    {
        Stream stream = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }
        else if (path.EndsWith(".zip", StringComparison.Ordinal))
        {
            stream = new ZipArchive(stream).Entries[0].Open();
        }

        return new StreamReader(stream);
    }
}
