using Plimsoll.Journal.Files;

namespace Plimsoll.Tests.Journal.Files;

/// <summary>A folder whose syncs hang until they are let go.</summary>
internal sealed class HangingFiles(FaultyFiles files) : IJournalFiles, IDisposable
{
    private readonly ManualResetEventSlim open = new(initialState: true);

    public string Folder => files.Folder;

    public void Hang() => open.Reset();

    public void LetGo() => open.Set();

    public IReadOnlyList<string> List() => files.List();

    public IJournalFile Create(string name) => new HangingFile(files.Create(name), this);

    public IJournalFile OpenToRead(string name) => files.OpenToRead(name);

    public IJournalFile OpenToCut(string name) => files.OpenToCut(name);

    public void Delete(string name) => files.Delete(name);

    public void Rename(string from, string to) => files.Rename(from, to);

    public void SyncFolder() => files.SyncFolder();

    public IDisposable? TryLock(out string? holder) => files.TryLock(out holder);

    public void Dispose() => open.Dispose();

    private sealed class HangingFile(IJournalFile file, HangingFiles owner) : IJournalFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

        public void Truncate(long length) => file.Truncate(length);

        public void Sync()
        {
            owner.open.Wait();
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
