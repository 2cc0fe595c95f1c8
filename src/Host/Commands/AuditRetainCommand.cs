using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Archives;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll audit retain</c></summary>
internal sealed class AuditRetainCommand : PlimsollCommand
{
    private const int TextMax = 500;
    private const int DaysMax = 100_000;
    private readonly Argument<string> folder = new("DIR") { Description = "Folder of the journal.", HelpName = "DIR" };
    private readonly RetainStores stores = new();
    private readonly TextOption age = new(
        "--older-than", "DAYS", "What holds a record younger than so many days stays, such as 90d.")
    {
        IsNeeded = true,
    };

    private readonly TextOption archive = new(
        "--archive", "DIR", "Folder of this journal's archive; made when it is not there. On any file system.")
    {
        IsNeeded = true, IsPath = true,
    };

    private readonly TextOption moment = new("--as-of", "TIME", "The moment that the age is counted back from.")
    {
        DefaultText = "now",
    };

    private readonly Option<bool> apply = new("--apply")
    {
        Description = "Do it. Without it nothing is changed, and a table shows what would be done.",
    };

    private readonly TextOption name = new("--operator", "NAME", "Who decides; needed with --apply.");
    private readonly TextOption reason = new("--reason", "TEXT", "Why, in a sentence; needed with --apply.");

    public AuditRetainCommand()
        : base("retain", "Move old closed segments of a journal to an archive, and say why the others stay.")
    {
        Arguments.Add(folder);
        Options.Add(age);
        Options.Add(archive);
        stores.AddTo(this);
        Options.Add(moment);
        Options.Add(apply);
        Options.Add(name);
        Options.Add(reason);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll audit retain journal --older-than 90d --archive old",
        "plimsoll audit retain journal --older-than 90d --archive old --apply --operator anna --reason 'quarterly'",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var path = arguments.GetRequiredValue(folder);
        var clock = TimeProvider.System;
        var marks = stores.Read(values, path);
        var policy = new RetentionPolicy
        {
            BeforeNs = BeforeNs(values, clock),
            Projections = marks,
            IsWithoutProjection = marks.Count == 0,
            Program = RunProgram.Name(ProductVersion.Text),
        };
        if (!values.IsSet(apply))
        {
            RefuseWords(values);
            var plan = RetentionPlan.Make(path, policy);
            RetainText.Write(scope.Output, plan, null);
            return ExitCode.Ok;
        }

        var order = new RetentionOrder
        {
            Operator = Words(values, name),
            Reason = Words(values, reason),
            Time = ClockText.Now(clock),
            Build = ProductVersion.Text,
        };
        var report = Retention.Run(path, values.Needed(archive), policy, order);
        RetainText.Write(scope.Output, report.Plan, report);
        return ExitCode.Ok;
    }

    private long BeforeNs(ValueReader values, TimeProvider clock)
    {
        var text = values.Needed(age);
        var isRead = int.TryParse(text.TrimEnd('d'), NumberStyles.None, CultureInfo.InvariantCulture, out var days);
        if (!isRead || !text.EndsWith('d') || days > DaysMax)
        {
            throw ValueReader.Refuse(age, text, "write a whole number of days, such as 90d");
        }

        var now = Timestamp.FromUnixMillis(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var from = values.Time(moment) ?? now;
        return from <= now
            ? from.UnixNanos - (days * TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerDay)
            : throw ValueReader.Refuse(moment, values.Text(moment) ?? "", "name a moment that is over");
    }

    private void RefuseWords(ValueReader values)
    {
        foreach (var option in (ReadOnlySpan<TextOption>)[name, reason])
        {
            if (values.Text(option) is { } text)
            {
                throw ValueReader.Refuse(option, text, "it is written down with what is done: add --apply");
            }
        }
    }

    private static string Words(ValueReader values, TextOption option)
    {
        var text = values.Text(option)?.Trim();
        return string.IsNullOrEmpty(text)
            ? throw CommandException.Usage("missing option", option.Name, "name who decides and why")
            : text.Length > TextMax || text.Any(char.IsControl)
                ? throw ValueReader.Refuse(option, text, "write one line of at most 500 characters")
            : text;
    }
}
