using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Replay;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Paper;

/// <summary>
/// The journal of a run that was cut off, looked at before anything is written: whether it is of the same run, whether
/// this program does what is recorded, and how the kernel stood.
/// </summary>
internal static class EarlierRun
{
    /// <summary>Whether a journal was begun at all.</summary>
    public static bool IsThere(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.journal*").Any())
        {
            return false;
        }

        using var reader = new JournalReader(folder);
        return reader.TryRead(out _) && reader.Header is not null;
    }

    /// <summary>Rebuilds the kernel out of the journal alone.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">The run that is to go on.</param>
    /// <param name="create">Makes fresh strategies.</param>
    /// <returns>The hash of its state behind the last event, and how many events there are.</returns>
    /// <exception cref="CommandException">It is another run, or one that is over, or its journal does not fit this
    /// program.</exception>
    public static (ulong StateHash, long Events) Check(
        string folder, RunDescription description, Func<IReadOnlyList<Strategy>> create)
    {
        if (!RunReplay.ConfigurationOf(folder).Span.SequenceEqual(description.ToBytes()))
        {
            throw Refuse(
                folder, "it is the journal of another run: name the same strategies, parameters, data, limits and "
                + "options, or begin anew without --resume");
        }

        if (EmergencyPlace.Find(folder) is { } emergency)
        {
            throw Refuse(
                folder, $"the emergency desk took the account over ({emergency.Text}): begin anew without --resume");
        }

        if (IsOver(folder))
        {
            throw Refuse(folder, "the run came to its end: begin a new one without --resume");
        }

        var report = RunReplay.RunFromState(
            folder, description, create, new ReplayOptions { Program = RunProgram.Name(ProductVersion.Text) },
            new SortedDictionary<string, string>(StringComparer.Ordinal), CancellationToken.None);
        return report.Difference is not { } difference ? (report.StateHash, report.Events)
            : throw Refuse(folder, string.Create(
                CultureInfo.InvariantCulture,
                $"this program does not do what is recorded, from record {difference.Sequence} on: see 'plimsoll "
                + $"replay'"));
    }

    // The last thing that a run writes when it ends in good order is how its kernel stands, without a file.
    private static bool IsOver(string folder)
    {
        using var reader = new JournalReader(folder);
        var isOver = false;
        while (reader.TryRead(out var record))
        {
            // Upkeep of the journal may come after the end, and is no part of the run.
            var isUpkeep = record.Kind == RecordKind.OperatorAction && OperatorActionRecord.Read(
                record.Version, record.Payload).Action == OperatorActionRecord.Retain;
            if (record.Kind >= RecordKind.InputEvent && !isUpkeep)
            {
                isOver = record.Kind == RecordKind.SnapshotReference
                    && StateRecord.Read(record.Version, record.Payload).File.Length == 0;
            }
        }

        return isOver;
    }

    private static CommandException Refuse(string folder, string why) =>
        new(ExitCode.Finding, "the run cannot go on", folder, why);
}
