using System.CommandLine;
using Plimsoll.Data.Synthetic;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll data synth</c></summary>
internal sealed class DataSynthCommand : PlimsollCommand
{
    private readonly TextOption instrument = new("--instrument", "ID", "Name of the made instrument, SYMBOL.VENUE.")
    {
        DefaultText = "DEMO.SYNTH",
    };

    private readonly TextOption kind = new(
        "--kind", "KIND", "What is made: bars, an order book by price level, or order by order.")
    {
        Choices = ["bars", "book", "book-orders"],
        DefaultText = "bars",
    };

    private readonly TextOption world = new("--world", "NAME", "Which market an order book is of.")
    {
        Choices = [.. WorldParameters.Presets.Select(static preset => preset.Name)],
        DefaultText = "calm",
    };

    private readonly TextOption minutes = new("--minutes", "N", "Length of an order book.") { DefaultText = "30" };
    private readonly TextOption period = new("--period", "PERIOD", "Length of the bars.") { DefaultText = "1m" };
    private readonly TextOption from = new("--from", "DATE", "First moment, UTC.") { DefaultText = "2024-01-01" };
    private readonly TextOption to = new("--to", "DATE", "End, exclusive, UTC.") { DefaultText = "2024-12-31" };
    private readonly TextOption seed = new("--seed", "N", "Another seed, another market.") { DefaultText = "1" };
    private readonly TextOption number =
        new("--number", "N", "Number of the instrument in the market of that seed.") { DefaultText = "0" };

    private readonly TextOption price = new("--price", "NUMBER", "Price at the start.") { DefaultText = "100" };
    private readonly TextOption volatility =
        new("--volatility", "PERCENT", "Volatility of a year in percent, 1 to 500.") { DefaultText = "60" };

    private readonly TextOption drift =
        new("--drift", "PERCENT", "Mean return of a year in percent, -200 to 200.") { DefaultText = "5" };

    private readonly TextOption calendar = new("--calendar", "NAME", "Trading hours: 24x7, XNYS, CME-EQ or FX.")
    {
        Choices = ["24x7", "XNYS", "CME-EQ", "FX"],
        DefaultText = "24x7",
    };

    private readonly TextOption tick = new("--tick", "STEP", "Price step.") { DefaultText = "0.01" };
    private readonly TextOption lot = new(
        "--lot", "STEP", "Quantity step.") { DefaultText = "0.001; 1 with trading hours" };
    private readonly TextOption quote = new("--quote", "CURRENCY", "Currency of the prices.") { DefaultText = "USDT" };
    private readonly Option<bool> defects =
        new("--defects") { Description = "Plant flaws, to see what 'data check' finds." };

    private readonly TextOption catalog = CatalogOption.Create();

    public DataSynthCommand()
        : base("synth", "Make a seeded, realistic market: the same seed gives the same bars on every machine.")
    {
        foreach (var option in new Option[]
        {
            kind, instrument, world, minutes, period, from, to, seed, number, price, volatility, drift, calendar, tick,
            lot, quote, defects, catalog,
        })
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll data synth --instrument DEMO.SYNTH --period 1m --from 2024-01-01 --to 2024-03-01",
        "plimsoll data synth --kind book --world calm --minutes 30 --seed 7",
        "plimsoll data synth --instrument ACME.XNYS --calendar XNYS --quote USD --seed 7 --volatility 30",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        if (values.Word(kind) is "book" or "book-orders")
        {
            MakeBook(values, scope);
            return ExitCode.Ok;
        }

        RequireNone(values, "it is for order books: add --kind book", world, minutes);
        var definition = Definition(values);
        var parameters = Parameters(values);
        try
        {
            _ = new SyntheticBars(definition, parameters);
        }
        catch (ArgumentException refused)
        {
            throw CommandException.Usage(
                "such a market cannot be made", definition.Id.ToString(), refused.Message.ReplaceLineEndings(" "));
        }

        var market = new SyntheticMarket(definition, parameters)
        {
            DefectSeed = values.IsSet(defects) ? parameters.Seed : null,
        };
        using var interrupt = new Interrupt(scope.Output);
        using var display = new ProgressDisplay(scope.Output, "making the market");
        var result = market.Run(CatalogOption.Folder(values, catalog), display.Report, interrupt.Token);
        display.Dispose();
        ImportReport.Write(scope.Output, result);
        return ExitCode.Ok;
    }

    private static void RequireNone(ValueReader values, string remedy, params ReadOnlySpan<TextOption> options)
    {
        foreach (var option in options)
        {
            if (values.Text(option) is { } text)
            {
                throw ValueReader.Refuse(option, text, remedy);
            }
        }
    }

    private void MakeBook(ValueReader values, CommandScope scope)
    {
        RequireNone(
            values, "it is for bars; order books have --world and --minutes", period, to, number, price, volatility,
            drift, calendar, tick, lot, quote);
        var preset = WorldParameters.Find(values.Word(world) ?? "calm")!;
        var parameters = preset with { Seed = (ulong)(values.Whole(seed, 0, long.MaxValue) ?? 1) };
        var usual = WorldInstrument.Of(parameters);
        var startNs = (values.Time(from) ?? Day("2024-01-01")).UnixNanos;
        if (startNs < 4_000 * 1_000_000_000L)
        {
            throw ValueReader.Refuse(from, values.Text(from) ?? "", "begin after 1970-01-01T02:00");
        }

        var market = new SyntheticBook(
            values.Text(instrument) is null ? usual
                : new Instrument(
                    values.Instrument(instrument), usual.Kind, usual.PriceGrid, usual.QuantityGrid, usual.Quote,
                    usual.CalendarName),
            parameters)
        {
            FromNs = startNs,
            ToNs = startNs + ((values.Whole(minutes, 1, 100_000) ?? 30) * 60_000_000_000),
            Feed = values.Word(kind) == "book" ? WorldFeed.ByLevel : WorldFeed.ByOrder,
        };
        using var interrupt = new Interrupt(scope.Output);
        using var display = new ProgressDisplay(scope.Output, "making the market");
        var result = market.Run(CatalogOption.Folder(values, catalog), display.Report, interrupt.Token);
        display.Dispose();
        ImportReport.Write(scope.Output, result);
    }

    private Instrument Definition(ValueReader values)
    {
        var hours = values.Word(calendar) ?? "24x7";
        return new Instrument(
            values.Text(instrument) is null ? Model.Ids.InstrumentId.Parse("DEMO.SYNTH")
                : values.Instrument(instrument),
            hours switch
            {
                "XNYS" => InstrumentKind.Equity,
                "CME-EQ" => InstrumentKind.Future,
                "FX" => InstrumentKind.Fx,
                _ => InstrumentKind.Spot,
            },
            values.Grid(tick) ?? DecimalGrid.Parse("0.01"),
            values.Grid(lot) ?? DecimalGrid.Parse(hours == "24x7" ? "0.001" : "1"),
            Quote(values),
            hours);
    }

    private Currency Quote(ValueReader values)
    {
        var text = values.Text(quote) ?? "USDT";
        try
        {
            return Currency.Of(text);
        }
        catch (ArgumentException)
        {
            throw ValueReader.Refuse(quote, text, "write a currency such as USD or USDT");
        }
    }

    private SyntheticParameters Parameters(ValueReader values) => new()
    {
        Seed = (ulong)(values.Whole(seed, 0, long.MaxValue) ?? 1),
        InstrumentNumber = (int)(values.Whole(number, 0, 1_000_000) ?? 0),
        Period = values.Period(period) ?? BarPeriod.OneMinute,
        FromNs = (values.Time(from) ?? Day("2024-01-01")).UnixNanos,
        ToNs = (values.Time(to) ?? Day("2024-12-31")).UnixNanos,
        StartPrice = values.Fraction(price, 1e-9, 1e12) ?? 100,
        AnnualVolatility = (values.Fraction(volatility, 1, 500) ?? 60) / 100,
        AnnualDrift = (values.Fraction(drift, -200, 200) ?? 5) / 100,
    };

    private static Timestamp Day(string text) =>
        TimestampText.TryParse(text, out var time) ? time : throw new FormatException(text);
}
