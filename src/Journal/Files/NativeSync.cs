using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Journal.Files;

/// <summary>
/// The two calls that .NET does not have: the sync of a file's data alone, and that of a folder. Elsewhere than on
/// Linux files are synced by .NET; Windows has no sync of folders and needs none.
/// </summary>
internal static class NativeSync
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The system reports an error; what was written may be lost.</exception>
    public static void File(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(handle);
            return;
        }

        if (SyncData(handle) != 0)
        {
            throw Error("sync of a file");
        }
    }

    /// <exception cref="IOException">The system reports an error.</exception>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var handle = Open(path, ReadOnly);
        if (handle.IsInvalid || SyncAll(handle) != 0)
        {
            throw Error("sync of the folder " + path);
        }
    }

    private static IOException Error(string what)
    {
        var code = Marshal.GetLastPInvokeError();
        return new IOException($"{what}: {new Win32Exception(code).Message}", code);
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int SyncData(SafeFileHandle handle);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int SyncAll(SafeFileHandle handle);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
