using System.Globalization;
using Plimsoll.Journal.Following;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Research.Explaining;

/// <summary>Tells stories out of a journal, without any strategy's code.</summary>
public static class JournalStory
{
    /// <summary>Tells the story of one order, trade or refusal.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="subject">What it is asked of.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="StoryMissingException">The journal holds no such thing; the message says what it
    /// holds.</exception>
    /// <exception cref="JournalException">There is no journal, it is damaged, or describes no run.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static Story Tell(JournalFolder folder, StorySubject subject, CancellationToken cancellation)
    {
        var index = new StoryIndex(subject);
        var description = Follow(folder, index, index, cancellation);
        if (index.Orders.Count == 0)
        {
            throw new StoryMissingException(index.Missing());
        }

        var words = new StoryWords(description.Configuration.Instruments, description.Configuration.Currency);
        var fold = new StoryFold(words, index.Orders, subject.Kind == StoryKind.Trade ? index.Trade : null);
        _ = Follow(folder, fold, fold, cancellation);
        var lines = subject.Kind == StoryKind.Block
            ? fold.Lines.FindAll(line => line.Sequence <= index.BlockSequence)
            : fold.Lines;
        var outcome = Outcome(subject, index, fold, words);
        if (!description.HasDecisions)
        {
            outcome.Add("this journal is from before decisions were recorded: what led to the orders is not in it");
        }

        return new Story(Title(subject, index, words), lines, outcome);
    }

    private static RunDescription Follow(
        JournalFolder folder, Kernel.Ports.IRunObserver observer, IRecordWatch watch, CancellationToken cancellation)
    {
        // Read anew for each pass: rates are part of the configuration and change while a kernel runs.
        var description = RunReplay.Describe(folder);
        var follower = new JournalFollower(
            description.Configuration, description.StrategyCount, observer, watch);
        using var reader = new JournalReader(folder);
        _ = follower.Run(reader, long.MaxValue, cancellation);
        return description;
    }

    private static string Title(StorySubject subject, StoryIndex index, StoryWords words)
    {
        var name = subject.ToString();
        name = char.ToUpperInvariant(name[0]) + name[1..];
        return subject.Kind == StoryKind.Trade && index.Trade is { } trade
            ? $"{name}: {words.Heading(in trade)}"
            : name;
    }

    private static List<string> Outcome(StorySubject subject, StoryIndex index, StoryFold fold, StoryWords words)
    {
        var outcome = new List<string>();
        if (subject.Kind == StoryKind.Trade && index.Trade is { } trade)
        {
            outcome.Add($"entered for \"{trade.EntryReason}\", left for \"{trade.ExitReason}\"");
            outcome.Add(words.Profit(in trade));
            return outcome;
        }

        if (subject.Kind == StoryKind.Block)
        {
            outcome.Add("it never left: the intent was refused before any command");
            return outcome;
        }

        if (!fold.Views.TryGetValue(subject.Number, out var view))
        {
            outcome.Add("it never left: the risk gate refused it");
            return outcome;
        }

        outcome.Add(words.Ending(in view));
        if (index.Trade is { } own)
        {
            outcome.Add(string.Create(CultureInfo.InvariantCulture, $"part of trade {index.TradeNumber}: ")
                + words.Profit(in own));
        }
        else if (!view.Filled.IsZero)
        {
            outcome.Add("the position that it belongs to is still open");
        }

        return outcome;
    }
}
