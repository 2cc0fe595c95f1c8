using Plimsoll.Journal.Files;

namespace Plimsoll.Tests.Journal.Files;

/// <summary>A folder whose syncs take their time, by a clock that is told so.</summary>
internal sealed class SlowFiles(FaultyFiles files, ManualClock clock) : IJournalFiles
{
    /// <summary>How long a sync takes.</summary>
    public TimeSpan Delay { get; set; }

    public string Folder => files.Folder;

    public IReadOnlyList<string> List() => files.List();

    public IJournalFile Create(string name) => new SlowFile(files.Create(name), this);

    public IJournalFile OpenToRead(string name) => files.OpenToRead(name);

    public IJournalFile OpenToCut(string name) => files.OpenToCut(name);

    public void Delete(string name) => files.Delete(name);

    public void Rename(string from, string to) => files.Rename(from, to);

    public void SyncFolder() => files.SyncFolder();

    public IDisposable? TryLock(out string? holder) => files.TryLock(out holder);

    private sealed class SlowFile(IJournalFile file, SlowFiles owner) : IJournalFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

        public void Truncate(long length) => file.Truncate(length);

        public void Sync()
        {
            owner.Pass();
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }

    private void Pass() => clock.Advance(Delay);
}
