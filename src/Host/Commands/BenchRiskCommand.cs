using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Benchmarks;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll bench risk</c></summary>
internal sealed class BenchRiskCommand : PlimsollCommand
{
    private const int OrdersLeast = 10_000;
    private const int OrdersDefault = 500_000;
    private readonly TextOption orders = new("--orders", "N", "Orders that are timed in each row.")
    {
        DefaultText = "500000",
    };

    public BenchRiskCommand()
        : base("risk", "Time the risk layers: one order without limits, and with all of them.") => Options.Add(orders);

    public override IReadOnlyList<string> Examples => ["plimsoll bench risk --orders 100000"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var count = (int)(new ValueReader(arguments).Whole(orders, OrdersLeast, 100_000_000) ?? OrdersDefault);
        if (!scope.Output.IsJson)
        {
            scope.Output.Line("one order from the strategy's call to the gateway, wall-clock time, means of 16 orders");
            scope.Output.Line("limits      working orders  median ns  p99.9 ns  bytes/order");
            scope.Output.Flush();
        }

        var rows = RiskBenchmark.Measure(count, row =>
        {
            if (!scope.Output.IsJson)
            {
                scope.Output.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Name,-10}  {row.WorkingOrders,14}  {row.MedianNs,9:0}  {row.TailNs,8:0}  "
                    + $"{row.BytesPerOrder,11:0.000}"));
                scope.Output.Flush();
            }
        });
        scope.Output.Json(json => Write(json, rows));
        return ExitCode.Ok;
    }

    private static void Write(CanonicalJsonWriter json, IReadOnlyList<RiskBenchmarkRow> rows)
    {
        json.BeginObject();
        json.BeginArray("rows");
        foreach (var row in rows)
        {
            json.BeginObject();
            json.Write("bytesPerOrder", row.BytesPerOrder);
            json.Write("limits", row.Name);
            json.Write("medianNs", row.MedianNs);
            json.Write("tailNs", row.TailNs);
            json.Write("workingOrders", row.WorkingOrders);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
