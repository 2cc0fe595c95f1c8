using System.Globalization;
using System.Security.Cryptography;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.States;

/// <summary>
/// Writes the states of a kernel beside its journal: first the file under a name of its own, on disk and then renamed,
/// then the record that names it. So whatever a record names is there, unless somebody took it away.
/// </summary>
public sealed class StateKeeper
{
    /// <summary>How many states are kept unless told otherwise.</summary>
    public const int KeptUsually = 2;

    private readonly JournalWriter journal;
    private readonly IJournalFiles files;
    private readonly string program;
    private readonly int kept;
    private readonly string configurationHash;
    private readonly StateBuffer buffer = new();

    /// <summary>Keeps the states of one journal.</summary>
    /// <param name="journal">The journal; stays the caller's.</param>
    /// <param name="program">What a program must be to go on from these states: its version and code.</param>
    /// <param name="kept">How many states stay in the folder; 1 or more.</param>
    /// <exception cref="JournalException">Fewer than one.</exception>
    public StateKeeper(JournalWriter journal, string program, int kept = KeptUsually)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(program);
        if (kept < 1)
        {
            throw new JournalException(JournalProblem.Misuse, string.Create(
                CultureInfo.InvariantCulture, $"{kept} states to be kept: give 1 or more"));
        }

        this.journal = journal;
        this.program = program;
        this.kept = kept;
        files = journal.Files;
        configurationHash = Convert.ToHexStringLower(SHA256.HashData(journal.Options.Configuration.Span));
    }

    /// <summary>How many states were written.</summary>
    public int Count { get; private set; }

    /// <summary>Why the last one could not be written, in words; null when it was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Writes the state down; it and the record that names it are on disk when this returns true.</summary>
    /// <param name="kernel">The kernel, between two events, all of whose events and commands are appended.</param>
    /// <returns>False when the disk refused: the journal is whole and goes on without this state.</returns>
    /// <exception cref="NotSupportedException">A strategy does not save what it remembers.</exception>
    public bool Save(TradingKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (journal.Health != JournalHealth.Sound)
        {
            Trouble = "the journal is in trouble itself";
            return false;
        }

        buffer.Clear();
        kernel.Save(buffer);
        var state = new StateFile
        {
            Sequence = journal.LastSequence,
            EventCount = kernel.EventCount,
            StateHash = kernel.StateHash(),
            ConfigurationHash = configurationHash,
            Program = program,
            Payload = buffer.Written.ToArray(),
        };
        var bytes = state.ToBytes();
        try
        {
            Write(state.Name, bytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Trouble = refused.Message;
            Drop(state.Name);
            return false;
        }

        var reference = new StateRecord(state.StateHash, state.EventCount, state.Name)
        {
            FileHash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        _ = journal.Append(RecordKind.SnapshotReference, StateRecord.Version, reference.ToBytes());
        journal.Commit();
        if (journal.Health != JournalHealth.Sound)
        {
            Trouble = journal.Trouble;
            return false;
        }

        Trouble = null;
        Count++;
        DropOld(state.EventCount);
        return true;
    }

    private void Write(string name, byte[] bytes)
    {
        var unfinished = name + SegmentName.Unfinished;
        using (var file = files.Create(unfinished))
        {
            file.Write(0, bytes);
            file.Sync();
        }

        files.Rename(unfinished, name);
        files.SyncFolder();
    }

    // No record will name it. Where that fails too, it is overwritten or passed over later.
    private void Drop(string name)
    {
        try
        {
            files.Delete(name);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Trouble += "; " + refused.Message;
        }
    }

    // Only after the newest is named by a record that is on disk.
    private void DropOld(long newest)
    {
        try
        {
            var left = kept;
            foreach (var name in new StateFolder(files).Names)
            {
                if (StateFileName.TryParse(name, out var events) && events <= newest && --left < 0)
                {
                    files.Delete(name);
                }
            }
        }
        catch (IOException refused)
        {
            // One state too many does no harm; the next time it is tried again.
            Trouble = refused.Message;
        }
    }
}
