using Plimsoll.Journal.Files;

namespace Plimsoll.Tests.Journal.Files;

/// <summary>A handle of a file that may fail.</summary>
internal sealed class FaultyFile(FaultyFiles files, FaultyNode node) : IJournalFile
{
    public long Length => node.Seen.Length;

    public int Read(long offset, Span<byte> buffer)
    {
        files.Call();
        var left = (int)Math.Clamp(node.Seen.Length - offset, 0, buffer.Length);
        var count = files.Shorten(left);
        node.Seen.AsSpan((int)offset, count).CopyTo(buffer);
        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var room = files.Room(node.Seen.Length, offset + bytes.Length);
        if (room < bytes.Length)
        {
            node.Write(offset, bytes[..(int)room]);
            throw FaultyFiles.Full();
        }

        // A machine that stops in a write, or a write that fails, may have written any part of it.
        var part = files.PartOf(bytes.Length);
        if (part < bytes.Length)
        {
            node.Write(offset, bytes[..part]);
        }

        files.Call();
        node.Write(offset, bytes);
    }

    public void Truncate(long length)
    {
        files.Call();
        node.Truncate(length);
    }

    public void Sync()
    {
        if (files.FailsNext)
        {
            node.FailSync(files.Random);
        }

        files.Call();
        node.Sync();
    }

    public void Dispose() => _ = node;
}
