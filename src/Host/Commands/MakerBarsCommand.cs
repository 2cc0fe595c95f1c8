using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Indicators.Quoting;
using Plimsoll.Model.Market;
using Plimsoll.Research.MarketMaking;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll maker bars</c></summary>
internal sealed class MakerBarsCommand : PlimsollCommand
{
    private const int MarginsShown = 3;
    private readonly TextOption catalog = CatalogOption.Create();
    private readonly SeriesSelection selection = new();
    private readonly TextOption minutes = new("--minutes", "N", "Length of the bars that are quoted, in minutes.")
    {
        DefaultText = "15",
    };

    private readonly TextOption fee = new("--maker-fee", "BPS", "Maker fee in basis points; negative for a rebate.")
    {
        DefaultText = "2",
    };

    private readonly TextOption depth = new(
        "--depth", "BPS", "Distance at which arrivals have fallen to 1/e, in basis points.") { DefaultText = "10" };

    private readonly TextOption risk = new("--risk", "NUMBER", "Risk aversion as a multiple of the decay of arrivals.")
    {
        DefaultText = "0.1",
    };

    private readonly TextOption horizon = new("--horizon", "BARS", "Rolling horizon in bars.") { DefaultText = "2" };

    private readonly TextOption edge = new("--edge", "BPS", "Least edge a side after the fee, in basis points.")
    {
        DefaultText = "1",
    };

    private readonly TextOption value = new("--order-value", "AMOUNT", "Value of an order in the quote currency.")
    {
        DefaultText = "200",
    };

    private readonly TextOption held = new("--orders-max", "N", "Most order sizes held on either side.")
    {
        DefaultText = "10",
    };

    private readonly Option<bool> longOnly = new("--long-only") { Description = "Never go short." };

    public MakerBarsCommand()
        : base("bars", "Bound what quoting both sides could have earned where only bars are stored.")
    {
        Options.Add(selection.Instrument);
        Options.Add(selection.Period);
        Options.Add(minutes);
        Options.Add(fee);
        Options.Add(depth);
        Options.Add(risk);
        Options.Add(horizon);
        Options.Add(edge);
        Options.Add(value);
        Options.Add(held);
        Options.Add(longOnly);
        Options.Add(catalog);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll maker bars --instrument BTCUSDT.BINANCE --period 1m --minutes 15 --maker-fee 2",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var store = Catalog.Open(CatalogOption.Folder(values, catalog));
        var chosen = selection.FindOne(values, store, SeriesKind.Bars);
        using var series = store.OpenBars(chosen.Key.Instrument, chosen.Key.Period);
        var bars = Group(series, (values.Whole(minutes, 1, 1_440) ?? 15) * BarPeriod.OneMinute.Nanos);
        var settings = Settings(values, arguments, series, bars);
        var results = new List<BarMakerResult>();
        for (var margin = 1; margin <= MarginsShown; margin++)
        {
            results.Add(BarMakerSimulation.Run(settings with { FillMarginTicks = margin }, bars));
        }

        if (scope.Output.IsJson)
        {
            scope.Output.Json(json => WriteJson(json, results));
        }
        else
        {
            WriteText(scope.Output, series, settings, bars, results);
        }

        return ExitCode.Ok;
    }

    private BarMakerSettings Settings(
        ValueReader values, ParseResult arguments, BarSeries series, List<BarMakerBar> bars)
    {
        var tick = series.Instrument.PriceGrid.ToDouble(1);
        var quote = new BarQuoteSettings(
            tick,
            values.Fraction(depth, 0.0001, 10_000) ?? 10,
            values.Fraction(risk, 0, 1_000) ?? 0.1,
            values.Fraction(horizon, 0, 1_000_000) ?? 2,
            (values.Fraction(fee, -100, 1_000) ?? 2) / 10_000,
            values.Fraction(edge, 0, 10_000) ?? 1);
        var lot = series.Instrument.QuantityGrid.ToDouble(1);
        var price = bars.Count == 0 ? 1 : bars[0].Close;
        var worth = values.Fraction(value, 0.000001, 1e12) ?? 200;
        return new BarMakerSettings
        {
            Quote = quote,
            OrderQuantity = Math.Max(1, Math.Floor(worth / price / series.Instrument.Multiplier / lot)) * lot
                * series.Instrument.Multiplier,
            OrdersHeldMax = (int)(values.Whole(held, 1, 100_000) ?? 10),
            IsLongOnly = arguments.GetValue(longOnly),
        };
    }

    private static List<BarMakerBar> Group(BarSeries series, long lengthNs)
    {
        var bars = new List<BarMakerBar>();
        foreach (var segment in series.Segments)
        {
            for (var i = 0; i < segment.Count; i++)
            {
                var bar = segment.Bar(i);
                var openNs = bar.OpenTimeNs - (bar.OpenTimeNs % lengthNs);
                var (high, low, close) = (
                    series.Instrument.PriceToDouble(bar.HighTicks), series.Instrument.PriceToDouble(bar.LowTicks),
                    series.Instrument.PriceToDouble(bar.CloseTicks));
                if (bars.Count == 0 || bars[^1].OpenTimeNs != openNs)
                {
                    bars.Add(new BarMakerBar(openNs, high, low, close));
                }
                else
                {
                    bars[^1] = bars[^1] with
                    {
                        High = Math.Max(bars[^1].High, high), Low = Math.Min(bars[^1].Low, low), Close = close,
                    };
                }
            }
        }

        return bars;
    }

    private static void WriteText(
        Output output,
        BarSeries series,
        BarMakerSettings settings,
        List<BarMakerBar> bars,
        List<BarMakerResult> results)
    {
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{series.Instrument.Id}: {bars.Count:N0} bars, orders of {settings.OrderQuantity:0.########}, maker fee "
            + $"{settings.Quote.MakerFee * 10_000:0.####} bp; amounts in {series.Instrument.Quote}"));
        if (bars.Count > 0)
        {
            var rate = settings.Quote.MakerFee;
            var ticks = RoundTrip.BreakEvenTicks(bars[^1].Close, rate, rate, settings.Quote.Tick);
            output.Line(string.Create(
                CultureInfo.InvariantCulture, $"a round trip pays its fees from {ticks:N0} ticks on"));
        }

        var table = new TextTable(
            ">fill margin", ">fills", ">both", ">spread", ">inventory", ">fees", ">net", ">drawdown");
        for (var i = 0; i < results.Count; i++)
        {
            var one = results[i];
            table.Add(
                Count(i + 1), Count(one.Trades.Count), Count(one.BarsBothFilled), Money(one.SpreadCapture),
                Money(one.InventoryProfit), Money(one.Fees), Money(one.Net), Money(one.MaximumDrawdown));
        }

        table.WriteTo(output.Human);
        output.Line("A fill needs the bar to trade through the quote by the margin in ticks. Queues are not known to");
        output.Line("bars and no better price is given than the quote: this is a bound, not a forecast.");
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    private static void WriteJson(CanonicalJsonWriter json, List<BarMakerResult> results)
    {
        json.BeginObject();
        json.BeginArray("margins");
        for (var i = 0; i < results.Count; i++)
        {
            var one = results[i];
            json.BeginObject();
            json.Write("barsBothFilled", one.BarsBothFilled);
            json.Write("barsQuoted", one.BarsQuoted);
            json.Write("buys", one.Buys);
            json.Write("fees", one.Fees);
            json.Write("fillMarginTicks", i + 1);
            json.Write("inventoryProfit", one.InventoryProfit);
            json.Write("maximumDrawdown", one.MaximumDrawdown);
            json.Write("net", one.Net);
            json.Write("ordersHeldAtEnd", one.OrdersHeldAtEnd);
            json.Write("ordersHeldMax", one.OrdersHeldMax);
            json.Write("realizedGross", one.RealizedGross);
            json.Write("sells", one.Sells);
            json.Write("spreadCapture", one.SpreadCapture);
            json.Write("turnover", one.Turnover);
            json.Write("unrealized", one.Unrealized);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
