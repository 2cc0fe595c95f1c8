using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Journal.Files;

/// <summary>Small files that are either as they were or as they shall be, whatever happens to machine and
/// process.</summary>
public static class DurableFile
{
    /// <summary>
    /// Puts a file in place of another or of none: written beside it, synced, renamed, and the folder synced. When it
    /// returns, the file is there also after a loss of power.
    /// </summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="bytes">What it shall hold.</param>
    /// <exception cref="IOException">It cannot be written; the old file stands.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no right to.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var beside = path + ".new";
        using (SafeFileHandle file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, bytes, 0);
            NativeSync.File(file);
        }

        File.Move(beside, path, overwrite: true);
        SyncFolderOf(path);
    }

    /// <summary>Takes a file away; when it returns, it is gone also after a loss of power.</summary>
    /// <param name="path">The file; it need not be there.</param>
    /// <exception cref="IOException">It cannot be taken away.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no right to.</exception>
    public static void Remove(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.Delete(path);
        SyncFolderOf(path);
    }

    private static void SyncFolderOf(string path) =>
        NativeSync.Folder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
}
