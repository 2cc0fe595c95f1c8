using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Benchmarks;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll bench recovery</c></summary>
internal sealed class BenchRecoveryCommand : PlimsollCommand
{
    private const int EventsLeast = 10_000;
    private const int EventsDefault = 10_000_000;
    private readonly TextOption folder = new("--dir", "DIR", "Folder on the disk to measure; a new one is made in it.")
    {
        DefaultText = "the current folder",
        IsPath = true,
    };

    private readonly TextOption events = new("--events", "N", "Bars in the journal, of ten instruments together.")
    {
        DefaultText = "10000000, which takes about a gigabyte of memory and one of disk",
    };

    private readonly TextOption interval = new("--state-interval", "N", "Events between two states.")
    {
        DefaultText = "1000000",
    };

    public BenchRecoveryCommand()
        : base("recovery", "Time a start: from opening a long journal to a kernel that stands where it ended.")
    {
        Options.Add(folder);
        Options.Add(events);
        Options.Add(interval);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll bench recovery --events 100000 --state-interval 30000"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var count = (int)(values.Whole(events, EventsLeast, EventsDefault) ?? EventsDefault);
        var states = values.Whole(interval, 1, EventsDefault) ?? Math.Min(1_000_000, count / 3);
        var place = Path.Combine(values.Text(folder) ?? ".", "bench-recovery-" + Path.GetRandomFileName());
        try
        {
            var row = RecoveryBenchmark.Run(place, count, states);
            Write(scope.Output, row);
        }
        finally
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }
        }

        return ExitCode.Ok;
    }

    private static void Write(Output output, RecoveryBenchmarkRow row)
    {
        (string Name, string Text, BenchmarkTime Time)[] lines =
        [
            ("backtest", "the run without a journal", row.Backtest),
            ("recorded", "with its journal and states", row.Recorded),
            ("recovery", "opening to kernel, by state and tail", row.Recovery),
            ("replay", "opening to kernel, from the beginning", row.Replay),
        ];
        output.Json(json =>
        {
            json.BeginObject();
            foreach (var (name, _, time) in lines)
            {
                Write(json, name, time);
            }

            json.Write("events", row.Events);
            json.Write("storedBytes", row.StoredBytes);
            json.Write("tailEvents", row.TailEvents);
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Events:N0} events in {row.StoredBytes:N0} bytes, {row.TailEvents:N0} behind the newest state"));
        foreach (var (_, text, time) in lines)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{text,-38} {time.WallSeconds,7:0.00} s, {time.ProcessorSeconds,7:0.00} s of the processor"));
        }
    }

    private static void Write(CanonicalJsonWriter json, string name, BenchmarkTime time)
    {
        json.BeginObject(name);
        json.Write("processorSeconds", time.ProcessorSeconds);
        json.Write("wallSeconds", time.WallSeconds);
        json.EndObject();
    }
}
