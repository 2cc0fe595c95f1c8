using Plimsoll.Journal.Files;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Files;

/// <summary>
/// A folder in memory that behaves as badly as a disk may: what was not synced is lost, torn or reordered when the
/// machine stops; calls fail, the disk fills up, reads come short. All of it from one seed.
/// </summary>
internal sealed class FaultyFiles(ulong seed = 1) : IJournalFiles
{
    private const int DiskFull = 28;
    private const int InputOutputError = 5;
    private readonly List<(string Name, FaultyNode? Node)> pending = [];
    private SortedDictionary<string, FaultyNode> seen = new(StringComparer.Ordinal);
    private SortedDictionary<string, FaultyNode> onDisk = new(StringComparer.Ordinal);
    private FaultPlan plan = FaultPlan.None;
    private long calls;
    private bool isOff;
    private bool isLocked;

    public string Folder => "journal";

    public SplitMix Random { get; } = new(seed);

    /// <summary>How many calls were made under the current plan.</summary>
    public long Calls => calls;

    public bool FailsNext => plan.ErrorAt > 0
        && (calls + 1 == plan.ErrorAt || (plan.ErrorStays && calls >= plan.ErrorAt));

    /// <summary>Sets what goes wrong from here on.</summary>
    public void Begin(FaultPlan next)
    {
        plan = next;
        calls = 0;
    }

    /// <summary>The machine stops and starts again.</summary>
    public void Crash()
    {
        isOff = false;
        isLocked = false;
        plan = FaultPlan.None;
        var isPrefix = Random.Next() % 2 == 0;
        var kept = pending.Count == 0 ? 0 : (int)(Random.Next() % (ulong)(pending.Count + 1));
        for (var i = 0; i < pending.Count; i++)
        {
            if (isPrefix ? i < kept : Random.Next() % 2 == 0)
            {
                Apply(onDisk, pending[i]);
            }
        }

        pending.Clear();
        foreach (var node in onDisk.Values.Distinct())
        {
            node.Crash(Random);
        }

        seen = new SortedDictionary<string, FaultyNode>(onDisk, StringComparer.Ordinal);
    }

    /// <summary>Bytes in all files together.</summary>
    public long UsedBytes => seen.Values.Sum(static node => (long)node.Seen.Length);

    public byte[] Read(string name) => seen[name].Seen;

    public void Replace(string name, byte[] bytes) => seen[name].Replace(bytes);

    public void Add(string name, byte[] bytes)
    {
        var node = new FaultyNode();
        node.Replace(bytes);
        seen[name] = node;
    }

    public void Remove(string name) => seen.Remove(name);

    /// <summary>The same files once more, to be altered.</summary>
    public FaultyFiles Copy()
    {
        var copy = new FaultyFiles(seed);
        foreach (var (name, node) in seen)
        {
            copy.Add(name, node.Seen);
        }

        return copy;
    }

    public IReadOnlyList<string> List()
    {
        Call();
        return [.. seen.Keys];
    }

    public IJournalFile Create(string name)
    {
        Call();
        var node = new FaultyNode();
        Note(name, node);
        return new FaultyFile(this, node);
    }

    public IJournalFile OpenToRead(string name)
    {
        Call();
        return seen.TryGetValue(name, out var node)
            ? new FaultyFile(this, node)
            : throw new FileNotFoundException(name);
    }

    public IJournalFile OpenToCut(string name) => OpenToRead(name);

    public void Delete(string name)
    {
        Call();
        Note(name, null);
    }

    public void Rename(string from, string to)
    {
        Call();
        var node = seen[from];
        // One change of the folder: both names or neither.
        Note(to, node);
        seen.Remove(from);
        pending[^1] = (from + "\n" + to, node);
    }

    public void SyncFolder()
    {
        Call();
        foreach (var change in pending)
        {
            Apply(onDisk, change);
        }

        pending.Clear();
    }

    public IDisposable? TryLock(out string? holder)
    {
        Call();
        holder = isLocked ? "process 1 on test" : null;
        if (isLocked)
        {
            return null;
        }

        isLocked = true;
        return new Right(this);
    }

    /// <summary>Counts a call and lets it fail when its turn has come.</summary>
    public void Call()
    {
        if (isOff)
        {
            throw new PowerCut();
        }

        var fails = FailsNext;
        calls++;
        if (calls == plan.CutAt)
        {
            isOff = true;
            throw new PowerCut();
        }

        if (fails)
        {
            throw new IOException("input/output error", InputOutputError);
        }
    }

    /// <summary>How much of a write is done: all of it, unless it is the call that fails.</summary>
    public int PartOf(int bytes) =>
        FailsNext || calls + 1 == plan.CutAt ? (int)(Random.Next() % (ulong)(bytes + 1)) : bytes;

    public int Shorten(int count) => plan.HasShortReads && count > 1 ? 1 + (int)(Random.Next() % (ulong)count) : count;

    public long Room(long before, long after)
    {
        var used = UsedBytes;
        var needed = Math.Max(0, after - before);
        return used + needed <= plan.CapacityBytes ? long.MaxValue : Math.Max(0, plan.CapacityBytes - used);
    }

    public static IOException Full() => new("no space left on device", DiskFull);

    private static void Apply(SortedDictionary<string, FaultyNode> names, (string Name, FaultyNode? Node) change)
    {
        var parts = change.Name.Split('\n');
        if (change.Node is null)
        {
            names.Remove(change.Name);
            return;
        }

        if (parts.Length == 2)
        {
            names.Remove(parts[0]);
        }

        names[parts[^1]] = change.Node;
    }

    private void Note(string name, FaultyNode? node)
    {
        Apply(seen, (name, node));
        pending.Add((name, node));
    }

    private sealed class Right(FaultyFiles files) : IDisposable
    {
        public void Dispose() => files.isLocked = false;
    }
}
