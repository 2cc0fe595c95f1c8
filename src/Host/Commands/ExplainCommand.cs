using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Values;
using Plimsoll.Research.Explaining;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll explain</c></summary>
internal sealed class ExplainCommand : PlimsollCommand
{
    private readonly JournalPlace place = new();

    private readonly Argument<string> what = new("WHAT")
    {
        Description = "An order by its number (17 or order:17), a trade (trade:3), or a refusal (block:2).",
        HelpName = "WHAT",
    };

    public ExplainCommand()
        : base("explain", "Tell the story of one order, trade or refusal, out of the journal of its run alone.")
    {
        place.AddTo(this);
        Arguments.Add(what);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll explain journal 17", "plimsoll explain journal trade:3 --json", "plimsoll explain journal block:1"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var text = arguments.GetRequiredValue(what);
        if (!StorySubject.TryParse(text, out var subject))
        {
            throw CommandException.Usage("bad WHAT", $"'{text}'", "write 17 or order:17, trade:3 or block:2");
        }

        using var interrupt = new Interrupt(scope.Output);
        Story story;
        try
        {
            story = JournalStory.Tell(place.Of(arguments), subject, interrupt.Token);
        }
        catch (StoryMissingException missing)
        {
            throw new CommandException(ExitCode.Usage, [missing.Message], missing);
        }

        WriteJson(scope.Output, story);
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, story);
        }

        return ExitCode.Ok;
    }

    private static void WriteText(Output output, Story story)
    {
        output.Line(story.Title);
        foreach (var line in story.Lines)
        {
            var record = line.Sequence == 0 ? ""
                : string.Create(CultureInfo.InvariantCulture, $"  [record {line.Sequence}]");
            output.Line($"{TimestampText.Format(line.TimeNs)}  {line.Kind,-9}  {line.Text}{record}");
            foreach (var detail in line.Details)
            {
                output.Line("      " + detail);
            }
        }

        foreach (var sentence in story.Outcome)
        {
            output.Line("=> " + sentence);
        }
    }

    private static void WriteJson(Output output, Story story) => output.Json(json =>
    {
        json.BeginObject();
        json.BeginArray("lines");
        foreach (var line in story.Lines)
        {
            json.BeginObject();
            json.BeginArray("details");
            foreach (var detail in line.Details)
            {
                json.WriteValue(detail);
            }

            json.EndArray();
            json.Write("kind", line.Kind);
            json.Write("record", line.Sequence);
            json.Write("text", line.Text);
            json.Write("time", TimestampText.Format(line.TimeNs));
            json.EndObject();
        }

        json.EndArray();
        json.BeginArray("outcome");
        foreach (var sentence in story.Outcome)
        {
            json.WriteValue(sentence);
        }

        json.EndArray();
        json.Write("title", story.Title);
        json.EndObject();
    });
}
