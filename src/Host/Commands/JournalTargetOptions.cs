using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Writing;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Commands;

/// <summary>The options that say where and how a run is written down.</summary>
internal sealed class JournalTargetOptions
{
    private readonly TextOption journal = new(
        "--journal", "DIR", "Folder for a journal of every event and command, to be replayed.")
    {
        DefaultText = "nothing is written",
        IsPath = true,
    };

    private readonly TextOption durability = new(
        "--durability", "WHEN", "When the journal is brought to disk: none, interval, command or record.")
    {
        Choices = ["none", "interval", "command", "record"],
        DefaultText = "none",
    };

    private readonly TextOption interval = new(
        "--state-interval", "N", "Keep a state about every N events, so that a replay need not begin at the beginning.")
    {
        DefaultText = "1000000; 0 for none",
    };

    private readonly TextOption segment = new(
        "--segment-bytes", "N", "A segment of the journal ends when it has so many bytes.")
    {
        DefaultText = "67108864",
    };

    private readonly Option<bool> compress = new("--compress")
    {
        Description = "Compress the segments of the journal when the run is over.",
    };

    private readonly TextOption witness = new(
        "--witness", "FILE", "For diagnosis: append each command at the moment the venue gets it.")
    {
        DefaultText = "nothing is written",
        IsPath = true,
    };

    private readonly Option<bool> resume = new("--resume")
    {
        Description = "Go on with the journal of a run that was stopped, however it was.",
    };

    private readonly TextOption archive = new(
        "--archive", "DIR", "With --resume: the folder that the journal's first segments were archived in.")
    {
        DefaultText = "they are not compared",
        IsPath = true,
    };

    public IReadOnlyList<Option> All =>
        [journal, durability, interval, segment, compress, witness, resume, archive];

    /// <summary>What they ask for; null for no journal.</summary>
    /// <exception cref="CommandException">A value cannot be read, or stands without --journal.</exception>
    public JournalTarget? Read(ValueReader values, Output output, string strategy)
    {
        if (values.Text(journal) is not { } folder)
        {
            foreach (var option in (ReadOnlySpan<TextOption>)[durability, interval, segment, witness, archive])
            {
                if (values.Text(option) is { } text)
                {
                    throw ValueReader.Refuse(option, text, "it says how a journal is written: add --journal DIR");
                }
            }

            return !values.IsSet(resume) && !values.IsSet(compress) ? null : throw CommandException.Usage(
                "missing option", journal.Name, "name the journal to write or to go on with: --journal DIR");
        }

        var states = values.Whole(interval, 0, long.MaxValue);
        return new JournalTarget(folder, strategy, ProductVersion.Text)
        {
            Durability = values.Word(durability) switch
            {
                "interval" => Durability.Interval,
                "command" => Durability.Command,
                "record" => Durability.Record,
                _ => Durability.None,
            },
            SegmentBytesMax = values.Whole(segment, 4_096, long.MaxValue) ?? JournalTarget.SegmentBytesUsual,
            Archive = values.Text(archive),
            StateInterval = states ?? JournalTarget.StateIntervalUsual,
            NeedsStates = states > 0,
            Resumes = values.IsSet(resume),
            IsCompressed = values.IsSet(compress),
            Witness = values.Text(witness),
            Note = text => output.ErrorLine("note: " + text),
        };
    }
}
