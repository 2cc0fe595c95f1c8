using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Replay;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll replay</c></summary>
internal sealed class ReplayCommand : PlimsollCommand
{
    private readonly JournalPlace place = new();
    private readonly TextOption until = new("--until", "SEQ", "Stop behind this record.") { DefaultText = "the last" };
    private readonly TextOption strategy = new(
        "--strategy", "NAME|FILE", "The strategy, where it is not found by the name in the journal.")
    {
        DefaultText = "what the journal names",
        IsPath = true,
    };

    private readonly Option<bool> fromSnapshot = new("--from-snapshot")
    {
        Description = "Go on from the newest state that can be used and replay only what follows it.",
    };

    public ReplayCommand()
        : base("replay", "Repeat a recorded run and compare every command. Exit code 1 at the first difference.")
    {
        place.AddTo(this);
        Options.Add(until);
        Options.Add(fromSnapshot);
        Options.Add(strategy);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll replay journal", "plimsoll replay journal --until 5000 --json",
        "plimsoll replay journal --from-snapshot",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var last = values.Whole(until, 1, long.MaxValue) ?? long.MaxValue;
        var path = place.Of(arguments);
        var archived = path.Archive is null ? ArchivedPart.Find(path) : null;
        var description = RunReplay.Describe(path);
        var recorded = RecordedStrategies.Load(scope, description, values.Text(strategy));
        var emergency = EmergencyPlace.Find(path);
        if (archived is not null)
        {
            scope.Output.ErrorLine(string.Create(
                CultureInfo.InvariantCulture,
                $"note: records 1 to {archived.Head.Sequence} were archived in {archived.Archive}: the replay begins "
                + $"with a state behind them; --archive DIR replays the whole"));
        }

        using var interrupt = new Interrupt(scope.Output);
        var options = new ReplayOptions
        {
            Until = Math.Min(last, emergency?.LastWhole ?? long.MaxValue),
            Program = RunProgram.Name(ProductVersion.Text),
        };
        var report = (values.IsSet(fromSnapshot) || archived is not null) && recorded.IsSameCode
            ? FromState(path, description, recorded.Create, options, scope.Output, interrupt.Token)
            : RunReplay.Run(path, description, recorded.Create(), options, interrupt.Token);
        if (emergency is not null && last > emergency.LastWhole)
        {
            scope.Output.ErrorLine(string.Create(
                CultureInfo.InvariantCulture,
                $"note: the kernel was shut out at record {emergency.Sequence} ({emergency.Text}); the replay ends at "
                + $"record {emergency.LastWhole}, before the event that the kernel did not finish"));
        }

        WriteJson(scope.Output, report, recorded.IsSameCode);
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, report);
        }

        return report.Difference is null ? ExitCode.Ok : ExitCode.Finding;
    }

    // A state is of use only to the code that saved it, so another strategy file begins at the beginning.
    private static ReplayReport FromState(
        JournalFolder path, RunDescription description, Func<IReadOnlyList<Strategy>> createStrategies,
        ReplayOptions options, Output output, CancellationToken cancellation)
    {
        var passedOver = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var report = RunReplay.RunFromState(path, description, createStrategies, options, passedOver, cancellation);
        foreach (var (name, why) in passedOver)
        {
            output.ErrorLine($"note: state {name} is passed over: {why}");
        }

        if (report.FromState is null)
        {
            output.ErrorLine("note: there is no state to go on from: the replay begins at the beginning");
        }

        return report;
    }

    private static void WriteText(Output output, ReplayReport report)
    {
        if (report.Difference is { } difference)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture, $"different: record {difference.Sequence}, {difference.Kind}"));
            foreach (var line in difference.Context)
            {
                output.Line("    " + line);
            }

            output.Line("  recorded: " + (difference.Recorded ?? "nothing"));
            output.Line("  repeated: " + (difference.Repeated ?? "nothing"));
            if (difference.FirstByte >= 0)
            {
                output.Line(string.Create(
                    CultureInfo.InvariantCulture, $"  the first byte that differs is {difference.FirstByte}"));
            }
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(report.Difference is null ? "identical" : "identical up to there")}: {report.Events:N0} events, "
            + $"{report.Commands:N0} commands, {report.Decisions:N0} decisions and snapshots, "
            + $"{report.States} states{WordsOf(report)}, last record {report.LastSequence}, "
            + $"state {report.StateHash:x16}"));
        if (report.Tail is { } tail)
        {
            output.Line($"a crash left a torn tail behind it, which is no part of the journal: {tail}");
        }

        if (report.CommandsNotWritten > 0)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.CommandsNotWritten} commands follow that had not been written when the process ended; they "
                + $"never left"));
        }
    }

    private static string WordsOf(ReplayReport report) =>
        (report.StateFiles == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" ({report.StateFiles} by their bytes)"))
        + (report.FromState is null ? "" : string.Create(
            CultureInfo.InvariantCulture, $" from {report.FromState} after {report.FromEvent:N0} events"));

    private static void WriteJson(Output output, ReplayReport report, bool isSameCode) => output.Json(json =>
    {
        json.BeginObject();
        json.Write("commands", report.Commands);
        json.Write("commandsNotWritten", report.CommandsNotWritten);
        json.Write("decisions", report.Decisions);
        if (report.Difference is { } difference)
        {
            json.BeginObject("difference");
            json.BeginArray("context");
            foreach (var line in difference.Context)
            {
                json.WriteValue(line);
            }

            json.EndArray();
            json.Write("firstByte", difference.FirstByte);
            json.Write("kind", difference.Kind.ToString());
            json.Write("recorded", difference.Recorded);
            json.Write("repeated", difference.Repeated);
            json.Write("sequence", difference.Sequence);
            json.EndObject();
        }

        json.Write("events", report.Events);
        json.Write("fromEvent", report.FromEvent);
        json.Write("fromState", report.FromState);
        json.Write("isIdentical", report.Difference is null);
        json.Write("isSameCode", isSameCode);
        json.Write("lastSequence", report.LastSequence);
        json.Write("stateFiles", report.StateFiles);
        json.Write("stateHash", report.StateHash.ToString("x16", CultureInfo.InvariantCulture));
        json.Write("states", report.States);
        json.Write("tail", report.Tail?.ToString());
        json.EndObject();
    });
}
