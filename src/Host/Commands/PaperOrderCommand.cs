using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Paper;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll paper order</c></summary>
internal sealed class PaperOrderCommand : PlimsollCommand
{
    private readonly TextOption symbol = new("--symbol", "PAIR", "Which pair, such as BTCUSDT.") { IsNeeded = true };

    private readonly TextOption side = new("--side", "WORD", "buy or sell.")
    {
        IsNeeded = true,
        Choices = ["buy", "sell"],
    };

    private readonly TextOption quantity = new("--quantity", "COINS", "How much.") { IsNeeded = true };

    private readonly TextOption limit = new("--limit", "PRICE", "A limit order at this price.")
    {
        DefaultText = "a market order",
    };

    private readonly TextOption seed = new("--seed", "N", "Seed of the draws.") { DefaultText = "1" };

    private readonly TextOption count = new("--count", "N", "Place it so many times.") { DefaultText = "1" };

    public PaperOrderCommand()
        : base("order", "Try an order on the paper executor: chance, delay, slippage, fee and parts by a seed.")
    {
        foreach (var option in new[] { symbol, side, quantity, limit, seed, count })
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll paper order --symbol BTCUSDT --side buy --quantity 0.5 --seed 7 --count 5"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var price = values.Fraction(limit, double.Epsilon, 1e12);
        var order = new PaperOrder(
            values.Needed(symbol).ToUpperInvariant(),
            values.Word(side) == "sell" ? OrderSide.Sell : OrderSide.Buy,
            price is null,
            values.Fraction(quantity, -1e12, 1e12) ?? 0,
            price);
        var random = new SeededRandom((ulong)(values.Whole(seed, 0, long.MaxValue) ?? 1));
        var executor = new PaperExecutor(Profile(), random.NextDouble);
        var results = new List<PaperResult>();
        for (var i = values.Whole(count, 1, 100_000) ?? 1; i > 0; i--)
        {
            results.Add(executor.Execute(in order));
        }

        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("results");
            foreach (var result in results)
            {
                json.BeginObject();
                json.Write("fee", result.FeeAmount);
                json.Write("feeType", result.FeeType);
                json.Write("filled", result.FilledQuantity);
                json.Write("latencyMs", result.LatencyMs);
                json.Write("price", result.Price);
                json.Write("reason", result.RejectionReason);
                json.Write("slippagePercent", result.SlippagePercent);
                json.Write("status", result.Status);
                json.EndObject();
            }

            json.EndArray();
            json.Write("totalFees", executor.Statistics.TotalFees);
            json.Write("totalVolume", executor.Statistics.TotalVolume);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, results);
        }

        return ExitCode.Ok;
    }

    private static PaperProfile Profile()
    {
        try
        {
            return PaperProfile.FromVariables(Environment.GetEnvironmentVariable);
        }
        catch (FormatException error)
        {
            throw CommandException.Usage("bad environment variable", error.Message, "correct it or unset it");
        }
    }

    private static void WriteText(Output output, List<PaperResult> results)
    {
        var table = new TextTable("status", "filled", "price", "slippage %", "fee", "ms", "reason");
        foreach (var result in results)
        {
            table.Add(
                result.Status, Text(result.FilledQuantity), Text(result.Price), Text(result.SlippagePercent),
                Text(result.FeeAmount), Text(result.LatencyMs), result.RejectionReason ?? "");
        }

        table.WriteTo(output.Human, "");
    }

    private static string Text(double? number) =>
        number?.ToString("0.########", CultureInfo.InvariantCulture) ?? "";
}
