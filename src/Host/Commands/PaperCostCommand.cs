using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Paper;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll paper cost</c></summary>
internal sealed class PaperCostCommand : PlimsollCommand
{
    private readonly TextOption price = new("--price", "PRICE", "Price seen at the entry.") { IsNeeded = true };
    private readonly TextOption size = new("--size", "UNITS", "How much.") { IsNeeded = true };

    private readonly TextOption depth = new("--depth", "AMOUNT", "Money that the book offers.") { IsNeeded = true };

    private readonly TextOption exit = new("--exit", "PRICE", "Price seen at the exit.")
    {
        DefaultText = "that of the entry",
    };

    private readonly TextOption volatility = new("--volatility", "FRACTION", "Volatility a year, 0.8 is 80 %.")
    {
        DefaultText = "0",
    };

    public PaperCostCommand()
        : base("cost", "Estimate before a trade what going in and out again costs, from the money in the book.")
    {
        foreach (var option in new[] { price, size, depth, exit, volatility })
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll paper cost --price 30000 --size 1.5 --depth 1000000 --volatility 0.8"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var entry = Positive(values, price) ?? 0;
        var units = Positive(values, size) ?? 0;
        var model = new DepthCostModel(Positive(values, depth) ?? 0, values.Fraction(volatility, 0, 1_000) ?? 0);
        var fill = model.Market(OrderSide.Buy, entry, units);
        var trip = model.RoundTrip(entry, Positive(values, exit) ?? entry, units);
        (string Name, double Value)[] figures =
        [
            ("averagePrice", fill.AveragePrice), ("basisPoints", trip.BasisPoints), ("entryFees", trip.EntryFees),
            ("entrySlippage", trip.EntrySlippage), ("exitFees", trip.ExitFees), ("exitSlippage", trip.ExitSlippage),
            ("filled", fill.FilledSize), ("total", trip.Total),
        ];
        scope.Output.Json(json =>
        {
            json.BeginObject();
            foreach (var (name, value) in figures)
            {
                json.Write(name, value);
            }

            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            var table = new TextTable("figure", "value");
            foreach (var (name, value) in figures)
            {
                table.Add(name, value.ToString("0.########", CultureInfo.InvariantCulture));
            }

            table.WriteTo(scope.Output.Human, "");
        }

        return ExitCode.Ok;
    }

    private static double? Positive(ValueReader values, TextOption option) =>
        values.Fraction(option, 1e-12, 1e18);
}
