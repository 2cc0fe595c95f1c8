using System.Buffers.Binary;
using System.IO.Compression;

namespace Plimsoll.Data.Import;

/// <summary>
/// The text inside a gzip file. The runtime's own stream ends silently where a file was cut off; this one compares what
/// it gave with the length in the file's last four bytes (RFC 1952, ISIZE).
/// </summary>
internal sealed class GzipText : Stream
{
    private const int TrailerLength = 4;

    private readonly GZipStream inner;
    private readonly string file;
    private readonly uint expectedLength;
    private uint length;

    public GzipText(FileStream stream, string file)
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        stream.Position = Math.Max(0, stream.Length - TrailerLength);
        stream.ReadAtLeast(trailer, TrailerLength, throwOnEndOfStream: false);
        expectedLength = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        stream.Position = 0;
        inner = new GZipStream(stream, CompressionMode.Decompress);
        this.file = file;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);

        // The format counts modulo 2^32.
        length = unchecked(length + (uint)read);
        if (read == 0 && length != expectedLength)
        {
            throw new DataError(
                DataErrorKind.Truncated,
                $"{file}: the gzip file is cut off or has several parts; fetch it again or unpack it first");
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
