using System.CommandLine;
using Plimsoll.Data.Import;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll data import</c></summary>
internal sealed class DataImportCommand : PlimsollCommand
{
    private readonly Argument<string> file = new(
        "FILE") { Description = "CSV file or recorded feed, or a zip or gzip of one.", HelpName = "FILE" };

    private readonly TextOption kind = new(
        "--kind", "KIND", "klines, trades, agg-trades, csv, quote-bars, factors, or a recorded feed: "
            + "binance-spot-feed, binance-futures-feed, databento-mbo, databento-mbp1.")
    {
        IsNeeded = true,
        Choices =
        [
            "klines", "trades", "agg-trades", "csv", "quote-bars", "factors", "binance-spot-feed",
            "binance-futures-feed", "databento-mbo", "databento-mbp1",
        ],
    };

    private readonly TextOption instrument = new(
        "--instrument", "ID", "What the rows are about, SYMBOL.VENUE.") { IsNeeded = true };
    private readonly TextOption period = new("--period", "PERIOD", "Length of the bars: 1s to 1d. Needed for bars.");
    private readonly TextOption tick = new("--tick", "STEP", "Price step, such as 0.01.")
    {
        DefaultText = "that of the series, or found from the data",
    };

    private readonly TextOption lot = new("--lot", "STEP", "Quantity step, such as 0.00001.")
    {
        DefaultText = "that of the series, or found from the data",
    };

    private readonly TextOption quote = new("--quote", "CURRENCY", "Currency of the prices.")
    {
        DefaultText = "that of the series, or the end of the symbol",
    };

    private readonly TextOption calendar = new("--calendar", "NAME", "Trading hours: 24x7, XNYS, CME-EQ or FX.")
    {
        Choices = ["24x7", "XNYS", "CME-EQ", "FX"],
        DefaultText = "that of the series, or the venue's",
    };

    private readonly TextOption instrumentKind =
        new("--instrument-kind", "KIND", "spot, equity, future, perpetual, fx or index.")
        {
            Choices = ["spot", "equity", "future", "perpetual", "fx", "index"],
            DefaultText = "that of the series, or the calendar's usual one",
        };

    private readonly TextOption multiplier =
        new("--multiplier", "N", "Quote currency a price of 1 is worth per contract.") { DefaultText = "1" };

    private readonly TextOption feeClass = new("--fee-class", "NAME", "Name of the fee class of the instrument.");
    private readonly TextOption columns =
        new("--columns", "MAP",
            "Columns of a CSV file: FIELD=COLUMN[:UNIT],…; such as time=ts_ms:ms,open,high,low,close,volume.")
        {
            DefaultText = "the names in the header",
        };

    private readonly TextOption zone =
        new("--zone", "IANA",
            "Time zone of times without an offset, such as America/New_York.") { DefaultText = "UTC" };

    private readonly TextOption stamp =
        new("--stamp", "END", "Which end of a bar its time means: open or close.") { Choices = ["open", "close"],
            DefaultText = "open" };

    private readonly TextOption where = new("--where", "COLUMN=VALUE", "Read only the rows with this value.");
    private readonly TextOption delimiter =
        new("--delimiter", "CHAR", "The character between columns; tab for a tabulator.") { DefaultText = "," };

    private readonly TextOption localTimes =
        new("--local-times", "RULE", "Local times that exist twice or never: refuse, earlier or later.")
        {
            Choices = ["refuse", "earlier", "later"],
            DefaultText = "refuse",
        };

    private readonly Option<bool> skipBadRows =
        new("--skip-bad-rows") { Description = "Leave bad rows out and list them, instead of failing." };

    private readonly Option<bool> replace =
        new("--replace") { Description = "Replace rows of the catalog that say something else, instead of failing." };

    private readonly Option<bool> allowNonPositive =
        new("--allow-non-positive") { Description = "Accept prices of zero and below, as of spreads." };

    private readonly TextOption catalog = CatalogOption.Create();

    public DataImportCommand()
        : base("import", "Import a file of market data into the catalog; whole or not at all, and never twice.")
    {
        Arguments.Add(file);
        foreach (var option in new Option[]
        {
            kind, instrument, period, catalog, tick, lot, quote, calendar, instrumentKind, multiplier, feeClass,
                columns, zone, stamp,
            where, delimiter, localTimes, skipBadRows, replace, allowNonPositive,
        })
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll data import BTCUSDT-1m-2024-02.zip --kind klines --instrument BTCUSDT.BINANCE --period 1m",
        "plimsoll data import prices.csv --kind csv --instrument SPY.XNYS --period 1d "
            + "--columns time=Date,open,high,low,close,volume",
        "plimsoll data import splits.csv --kind factors --instrument SPY.XNYS",
        "plimsoll data import btcusdt.gz --kind binance-spot-feed --instrument BTCUSDT.BINANCE "
            + "--tick 0.01 --lot 0.00001",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var options = Read(arguments);
        using var interrupt = new Interrupt(scope.Output);
        using var display = new ProgressDisplay(scope.Output, "importing");
        var result = ImportRunner.Run(options, new ImportDisplay(display), interrupt.Token);
        display.Dispose();
        ImportReport.Write(scope.Output, result);
        return ExitCode.Ok;
    }

    private ImportOptions Read(ParseResult arguments)
    {
        var values = new ValueReader(arguments);
        var importKind = values.Word(kind) switch
        {
            "klines" => ImportKind.Klines,
            "trades" => ImportKind.Trades,
            "agg-trades" => ImportKind.AggTrades,
            "quote-bars" => ImportKind.QuoteBars,
            "factors" => ImportKind.Factors,
            "binance-spot-feed" => ImportKind.BinanceSpotFeed,
            "binance-futures-feed" => ImportKind.BinanceFuturesFeed,
            "databento-mbo" => ImportKind.DatabentoOrders,
            "databento-mbp1" => ImportKind.DatabentoQuotes,
            _ => ImportKind.Csv,
        };
        var length = values.Period(period);
        var isBars = importKind is ImportKind.Klines or ImportKind.Csv or ImportKind.QuoteBars;
        if (isBars && length is null)
        {
            throw CommandException.Usage(
                "missing option", "--period", $"add --period PERIOD, --kind {values.Text(kind)} needs it");
        }

        return new ImportOptions
        {
            CatalogFolder = CatalogOption.Folder(values, catalog),
            File = arguments.GetValue(file) ?? "",
            Kind = importKind,
            Instrument = values.Instrument(instrument),
            Period = length ?? default,
            Tick = values.Grid(tick),
            Lot = values.Grid(lot),
            Quote = values.Text(quote),
            Calendar = values.Word(calendar),
            InstrumentKind = values.Word(instrumentKind) is { } word
                ? Enum.Parse<InstrumentKind>(word, ignoreCase: true) : null,
            Multiplier = values.Whole(multiplier, 1, 1_000_000_000),
            FeeClass = values.Text(feeClass),
            Columns = values.Text(columns),
            Zone = values.Text(zone),
            Stamp = values.Word(stamp) == "close" ? StampKind.Close : StampKind.Open,
            Where = values.Text(where),
            Delimiter = Delimiter(values),
            LocalTimes = values.Word(localTimes) switch
            {
                "earlier" => LocalTimeRule.Earlier,
                "later" => LocalTimeRule.Later,
                _ => LocalTimeRule.Refuse,
            },
            SkipBadRows = values.IsSet(skipBadRows),
            Replace = values.IsSet(replace),
            AllowNonPositivePrices = values.IsSet(allowNonPositive),
        };
    }

    private char Delimiter(ValueReader values) => values.Text(delimiter) switch
    {
        null => ',',
        "tab" or "\\t" => '\t',
        { Length: 1 } text => text[0],
        { } text => throw ValueReader.Refuse(delimiter, text, "write one character, or tab"),
    };

    private sealed class ImportDisplay(ProgressDisplay display) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => display.Report(value.Stage, value.BytesDone, value.BytesTotal);
    }
}
