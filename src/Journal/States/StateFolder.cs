using System.Security.Cryptography;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.States;

/// <summary>The state files of a journal. Reading them changes nothing.</summary>
public sealed class StateFolder
{
    private const int FileBytesMax = 1 << 30;
    private readonly IJournalFiles files;

    /// <summary>Looks into a folder.</summary>
    /// <param name="folder">Folder of the journal.</param>
    public StateFolder(JournalFolder folder)
        : this(folder.Open())
    {
    }

    internal StateFolder(IJournalFiles files) => this.files = files;

    /// <summary>The names of all state files, the newest first.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            var found = new List<(long Events, string Name)>();
            foreach (var name in files.List())
            {
                if (StateFileName.TryParse(name, out var events))
                {
                    found.Add((events, name));
                }
            }

            found.Sort(static (left, right) => right.Events.CompareTo(left.Events));
            return [.. found.Select(static one => one.Name)];
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hash">SHA-256 of its bytes, lower-case hex; empty when it cannot be read.</param>
    /// <param name="problem">Why it cannot be used, in words; empty when it can.</param>
    /// <returns>Null when it is absent, torn, altered or of another format.</returns>
    public StateFile? TryRead(string name, out string hash, out string problem)
    {
        hash = "";
        if (!files.List().Contains(name, StringComparer.Ordinal))
        {
            problem = "it is gone";
            return null;
        }

        try
        {
            using var file = files.OpenToRead(name);
            if (file.Length > FileBytesMax)
            {
                problem = "it is longer than a state can be";
                return null;
            }

            var bytes = new byte[file.Length];
            var count = TailScan.Fill(file, 0, bytes);
            hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, count)));
            return StateFile.TryRead(bytes.AsSpan(0, count), out problem);
        }
        catch (IOException unreadable)
        {
            problem = unreadable.Message;
            return null;
        }
    }

    /// <summary>
    /// The newest state that the journal vouches for: its file is whole, of this program, and the record behind its
    /// place names it with this hash.
    /// </summary>
    /// <param name="program">The program that wants to go on from it.</param>
    /// <param name="until">The last record that may be looked at.</param>
    /// <param name="passedOver">States that are not to be used; takes those found unusable, each with why.</param>
    /// <returns>Null when there is none: replay from the beginning.</returns>
    /// <exception cref="JournalException">There is no journal.</exception>
    public StateFile? FindUsable(string program, long until, IDictionary<string, string> passedOver)
    {
        ArgumentNullException.ThrowIfNull(passedOver);
        foreach (var name in Names)
        {
            if (passedOver.ContainsKey(name))
            {
                continue;
            }

            var state = TryRead(name, out var hash, out var problem);
            if (state is not null && state.Sequence > until)
            {
                continue;
            }

            problem = state is null ? problem
                : state.Name != name ? "it carries the name of another one"
                : !string.Equals(state.Program, program, StringComparison.Ordinal)
                    ? $"another program wrote it: {state.Program}, and this is {program}"
                : ProblemWith(state, hash);
            if (problem.Length == 0)
            {
                return state;
            }

            passedOver[name] = problem;
        }

        return null;
    }

    // The record behind the state's place must be the one that names it: only then its events are in the journal.
    private string ProblemWith(StateFile state, string hash)
    {
        if (ArchiveMarker.Read(files) is { } marker && state.Sequence < marker.Part.Head.Sequence)
        {
            return "the records behind it were archived: add --archive DIR";
        }

        using var reader = JournalReader.Behind(files, state.Sequence);
        while (reader.TryRead(out var record))
        {
            if (record.Kind < RecordKind.InputEvent)
            {
                continue;
            }

            if (record.Kind != RecordKind.SnapshotReference)
            {
                break;
            }

            var reference = StateRecord.Read(record.Version, record.Payload);
            return reference.File != state.Name ? "the journal names another state at its place"
                : reference.FileHash != hash ? "it is not the file that the journal names: its hash differs"
                : reader.Header?.ConfigurationHash != state.ConfigurationHash ? "it is of another configuration"
                : "";
        }

        return "no record of the journal names it";
    }
}
