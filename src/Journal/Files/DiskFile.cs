using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Journal.Files;

/// <summary>A file on disk, written and read by place.</summary>
internal sealed class DiskFile : IJournalFile
{
    private readonly SafeFileHandle handle;

    public DiskFile(string path, FileMode mode, FileAccess access) =>
        handle = File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete);

    public long Length => RandomAccess.GetLength(handle);

    public int Read(long offset, Span<byte> buffer) => RandomAccess.Read(handle, buffer, offset);

    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

    public void Truncate(long length) => RandomAccess.SetLength(handle, length);

    public void Sync() => NativeSync.File(handle);

    public void Dispose() => handle.Dispose();
}
