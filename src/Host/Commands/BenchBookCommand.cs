using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Benchmarks;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll bench book</c></summary>
internal sealed class BenchBookCommand : PlimsollCommand
{
    private const int EventsLeast = 10_000;
    private const int EventsMost = 20_000_000;
    private const int EventsDefault = 2_000_000;
    private const int OperationsMost = 2_000_000;
    private readonly TextOption events = new("--events", "N", "Market events of each measured run.")
    {
        DefaultText = "2000000",
    };

    public BenchBookCommand()
        : base("book", "Time the engine on order books beside a plain array book, and the matching engine.") =>
        Options.Add(events);

    public override IReadOnlyList<string> Examples => ["plimsoll bench book --events 500000"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var count = (int)(new ValueReader(arguments).Whole(events, EventsLeast, EventsMost) ?? EventsDefault);
        var output = scope.Output;
        if (!output.IsJson)
        {
            output.Line("kernel, two books, queue model and a quoting strategy; processor time, best of rounds");
            output.Line(
                "plain ns/event  engine ns/event  ratio  events/s   bytes/event  orders   fills    queue and latency");
            output.Flush();
        }

        var rows = BookBenchmark.Measure(count, row =>
        {
            if (!output.IsJson)
            {
                output.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.PlainNsPerEvent,14:0.00}  {row.EngineNsPerEvent,15:0.00}  {row.Ratio,5:0.00}  "
                    + $"{row.EventsPerSecond / 1e6,6:0.00} M   {row.BytesPerEvent,10:0.000}  {row.Orders,7}  "
                    + $"{row.Fills,6}    {row.Name}"));
                output.Flush();
            }
        });
        var matching = MatchingBenchmark.Measure(Math.Min(count, OperationsMost));
        if (!output.IsJson)
        {
            output.Line();
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"matching engine: {matching.NsPerOperation:0.00} ns/operation, "
                + $"{matching.OperationsPerSecond / 1e6:0.00} M operations/s, "
                + $"{matching.BytesPerOperation:0.000} bytes/operation, {matching.Trades} trades in "
                + $"{matching.Operations} operations"));
        }

        output.Json(json => Write(json, rows, matching));
        return ExitCode.Ok;
    }

    private static void Write(
        CanonicalJsonWriter json, IReadOnlyList<BookBenchmarkRow> rows, MatchingBenchmarkRow matching)
    {
        json.BeginObject();
        json.BeginObject("matching");
        json.Write("bytesPerOperation", matching.BytesPerOperation);
        json.Write("nsPerOperation", matching.NsPerOperation);
        json.Write("operations", matching.Operations);
        json.Write("operationsPerSecond", matching.OperationsPerSecond);
        json.Write("trades", matching.Trades);
        json.EndObject();
        json.BeginArray("rows");
        foreach (var row in rows)
        {
            json.BeginObject();
            json.Write("bytesPerEvent", row.BytesPerEvent);
            json.Write("engineNsPerEvent", row.EngineNsPerEvent);
            json.Write("events", row.Events);
            json.Write("eventsPerSecond", row.EventsPerSecond);
            json.Write("fills", row.Fills);
            json.Write("name", row.Name);
            json.Write("orders", row.Orders);
            json.Write("plainNsPerEvent", row.PlainNsPerEvent);
            json.Write("ratio", row.Ratio);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
