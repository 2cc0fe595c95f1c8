using System.Globalization;

namespace Plimsoll.Journal.Files;

/// <summary>A folder on disk.</summary>
internal sealed class DiskFiles : IJournalFiles
{
    private const string LockName = "writer.lock";
    private const string HolderName = "writer.holder";

    public DiskFiles(string folder) => Folder = folder;

    public string Folder { get; }

    public IReadOnlyList<string> List() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder).Select(static path => Path.GetFileName(path))]
        : [];

    public IJournalFile Create(string name) => new DiskFile(PathOf(name), FileMode.Create, FileAccess.ReadWrite);

    public IJournalFile OpenToRead(string name) => new DiskFile(PathOf(name), FileMode.Open, FileAccess.Read);

    public IJournalFile OpenToCut(string name) => new DiskFile(PathOf(name), FileMode.Open, FileAccess.ReadWrite);

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Rename(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    public void SyncFolder() => NativeSync.Folder(Folder);

    /// <summary>The system gives the lock back when the process ends, however it ends.</summary>
    public IDisposable? TryLock(out string? holder)
    {
        holder = null;
        var isNew = !Directory.Exists(Folder);
        Directory.CreateDirectory(Folder);
        if (isNew && Path.GetDirectoryName(Path.GetFullPath(Folder)) is { Length: > 0 } parent)
        {
            NativeSync.Folder(parent);
        }

        FileStream stream;
        try
        {
            stream = new FileStream(
                PathOf(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(PathOf(LockName)))
        {
            holder = ReadHolder();
            return null;
        }

        File.WriteAllText(PathOf(HolderName), string.Create(
            CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
        return stream;
    }

    private string ReadHolder()
    {
        try
        {
            return File.ReadAllText(PathOf(HolderName)).Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, name);
}
