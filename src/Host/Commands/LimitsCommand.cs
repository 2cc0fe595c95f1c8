using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Host.Limits;
using Plimsoll.Host.Paper;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Replay;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll limits</c></summary>
internal sealed class LimitsCommand : PlimsollCommand
{
    private readonly Argument<string> folder = new("DIR")
    {
        Description = "The folder of a paper run, or of a journal.", HelpName = "DIR",
    };

    private readonly TextOption strategy = new(
        "--strategy", "NAME|FILE", "The strategy, where it is not found by the name in the journal.")
    {
        DefaultText = "what the journal names",
        IsPath = true,
    };

    public LimitsCommand()
        : base("limits", "Show how far every limit of a run is from being reached, now or at the end of its journal.")
    {
        Arguments.Add(folder);
        Options.Add(strategy);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll limits run", "plimsoll limits run --json", "plimsoll limits journal"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var path = arguments.GetRequiredValue(folder);
        var isJournal = Directory.Exists(path) && Directory.EnumerateFiles(path, "*.journal*").Any();
        return isJournal ? OfJournal(new ValueReader(arguments), scope, path) : OfRun(scope.Output, path);
    }

    private static ExitCode OfRun(Output output, string path)
    {
        var reply = ControlClient.TryAsk(path, new ControlRequest("status"));
        var text = reply?.Status ?? StatusFile.TryRead(path)?.Text ?? throw CommandException.Usage(
            "neither a run nor a journal in the folder", path, "name the folder of a paper run or of a journal");
        using var document = JsonDocument.Parse(text);
        var status = document.RootElement;
        var time = status.GetProperty("marketTime").GetString();
        Write(output, LimitSheet.Read(status), reply is null ? "status" : "process", time);
        if (!output.IsJson)
        {
            output.Line(reply is null
                ? $"no process runs it; as last seen at {status.GetProperty("wallTime").GetString()}, market time "
                    + (time ?? "none")
                : $"market time {time ?? "none"}");
        }

        return reply is null ? ExitCode.Finding : ExitCode.Ok;
    }

    private ExitCode OfJournal(ValueReader values, CommandScope scope, string path)
    {
        var description = RunReplay.Describe(path);
        var recorded = RecordedStrategies.Load(scope, description, values.Text(strategy));
        var emergency = EmergencyPlace.Find(path);
        using var interrupt = new Interrupt(scope.Output);
        var passedOver = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var options = new ReplayOptions
        {
            Until = emergency?.LastWhole ?? long.MaxValue,
            // A state is of use only to the code that saved it: of another code none is taken.
            Program = recorded.IsSameCode ? RunProgram.Name(ProductVersion.Text) : "another",
        };
        var (report, kernel) = RunReplay.Rebuild(
            path, description, recorded.Create, options, passedOver, interrupt.Token);
        var sheet = LimitSheet.Of(kernel, recorded.Names, description.Configuration.Instruments);
        var time = kernel.EventCount == 0 ? null : TimestampText.Format(kernel.NowNs);
        Write(scope.Output, sheet, "journal", time);
        if (!scope.Output.IsJson)
        {
            scope.Output.Line(string.Create(
                CultureInfo.InvariantCulture, $"behind record {report.LastSequence}, market time {time ?? "none"}"));
        }

        if (report.Difference is not { } difference)
        {
            return ExitCode.Ok;
        }

        scope.Output.ErrorLine(string.Create(
            CultureInfo.InvariantCulture,
            $"note: this program does not do what is recorded from record {difference.Sequence} on, and the figures "
            + $"are those of that place: see 'plimsoll replay'"));
        return ExitCode.Finding;
    }

    private static void Write(Output output, LimitSheet sheet, string source, string? time)
    {
        output.Json(json =>
        {
            json.BeginObject();
            sheet.WriteLimits(json);
            json.Write("marketTime", time);
            sheet.WriteRules(json);
            json.Write("source", source);
            json.EndObject();
        });
        if (!output.IsJson)
        {
            LimitTable.Write(output.Human, sheet);
        }
    }
}
