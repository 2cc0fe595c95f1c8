using System.Text;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>
/// Divides a stream of UTF-8 text into lines, in one buffer of fixed size, without copying them. Lines end with LF or
/// CRLF. A byte order mark is passed over.
/// </summary>
internal sealed class LineReader
{
    /// <summary>Longest line that can be a row, in bytes.</summary>
    public const int LineLengthMax = 65_536;

    private const int BufferLengths = 4;

    private readonly Stream stream;
    private readonly string file;
    private readonly int lineLengthMax;
    private readonly byte[] buffer;
    private int start;
    private int end;
    private bool isAtEnd;
    private bool isBegun;

    public LineReader(Stream stream, string file, int lineLengthMax = LineLengthMax)
    {
        this.stream = stream;
        this.file = file;
        this.lineLengthMax = lineLengthMax;
        buffer = new byte[lineLengthMax * BufferLengths];
    }

    /// <summary>Number of the last line read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the last line read ended without a line feed: it may be cut off.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>Bytes of text that were read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads the next line; it is valid until the next call.</summary>
    /// <exception cref="DataError">The stream is not UTF-8 text, or the line is too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(length, length + 1);
                return true;
            }

            if (end - start > lineLengthMax)
            {
                throw TooLong(Line + 1);
            }

            if (isAtEnd)
            {
                IsUnterminated = end > start;
                line = IsUnterminated ? Take(end - start, end - start) : default;
                return IsUnterminated;
            }

            Fill();
        }
    }

    private ReadOnlySpan<byte> Take(int length, int consumed)
    {
        Line++;
        var line = buffer.AsSpan(start, length);
        start += consumed;
        if (length > lineLengthMax)
        {
            throw TooLong(Line);
        }

        return line.Length > 0 && line[^1] == (byte)'\r' ? line[..^1] : line;
    }

    private DataError TooLong(long number) => new(
        DataErrorKind.LineTooLong,
        Invariant($"{file}:{number}: the line is longer than {lineLengthMax} bytes; give a CSV file with line feeds"));

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        var read = stream.Read(buffer, end, buffer.Length - end);
        isAtEnd = read == 0;
        var fresh = buffer.AsSpan(end, read);
        end += read;
        if (!isBegun)
        {
            isBegun = true;
            RefuseWideText(fresh);
            start = fresh.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        }

        var nul = fresh.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw new DataError(
                DataErrorKind.NotText,
                Invariant($"{file}: byte {BytesRead + nul + 1} is NUL, the file is not text; ")
                + "give a CSV, zip or gzip file");
        }

        BytesRead += read;
    }

    private void RefuseWideText(ReadOnlySpan<byte> begin)
    {
        if (begin.StartsWith(Encoding.Unicode.Preamble) || begin.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            throw new DataError(
                DataErrorKind.NotText, $"{file}: the file is UTF-16 text; save it as UTF-8 and import it again");
        }
    }
}
