using System.Globalization;

namespace Plimsoll.Data.Store;

/// <summary>
/// The right to write to a catalog: one process at a time holds it. The system gives it back when the process ends,
/// however it ends. Readers never need it.
/// </summary>
internal sealed class CatalogLock : IDisposable
{
    private const string LockName = "writer.lock";
    private const string HolderName = "writer.pid";

    private readonly FileStream stream;

    private CatalogLock(FileStream stream) => this.stream = stream;

    /// <exception cref="DataError">Another process writes to the catalog; the message names it.</exception>
    public static CatalogLock Acquire(string catalog)
    {
        var holder = Path.Combine(catalog, HolderName);
        FileStream stream;
        try
        {
            stream = new FileStream(
                Path.Combine(catalog, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (File.Exists(Path.Combine(catalog, LockName)))
        {
            throw new DataError(
                DataErrorKind.Locked,
                $"{catalog}: {Holder(holder)} is writing to this catalog; wait for it to finish or stop it",
                cause);
        }

        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new CatalogLock(stream);
    }

    public void Dispose() => stream.Dispose();

    private static string Holder(string path)
    {
        try
        {
            return "process " + File.ReadAllText(path).Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
