using System.IO.Compression;
using System.Security.Cryptography;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>The file to import: plain text, or one CSV inside a zip or gzip. What it is, its first bytes
/// tell.</summary>
internal sealed class SourceFile : IDisposable
{
    private const int ChunkLength = 1 << 18;

    private readonly FileStream stream;
    private readonly SourceFormat format;
    private ZipArchive? archive;
    private Stream? text;

    private SourceFile(FileStream stream, SourceFormat format, string name)
    {
        this.stream = stream;
        this.format = format;
        Name = name;
    }

    /// <summary>Name without folder, as it is shown in messages.</summary>
    public string Name { get; }

    /// <summary>Length of the file, in bytes.</summary>
    public long Length => stream.Length;

    /// <summary>How far the file was read, in bytes of the file.</summary>
    public long Position => stream.Position;

    /// <exception cref="DataError">There is no such file, it may not be read, or it is empty.</exception>
    public static SourceFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DataError(DataErrorKind.Path, $"{path}: this is a folder; name a file");
        }

        FileStream stream;
        try
        {
            stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataError(DataErrorKind.Path, $"{path}: there is no such file; check the path", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new DataError(
                DataErrorKind.Path, $"{path}: the file may not be read; give yourself the right to read it", cause);
        }

        var name = Path.GetFileName(path);
        if (stream.Length == 0)
        {
            stream.Dispose();
            throw new DataError(DataErrorKind.EmptyFile, $"{name}: the file is empty; fetch it again");
        }

        return new SourceFile(stream, Detect(stream), name);
    }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public string Sha256(Action report)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkLength];
        stream.Position = 0;
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            report();
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The text from its beginning; the stream belongs to this object and ends with the next call.</summary>
    /// <exception cref="DataError">The archive is damaged or does not hold exactly one CSV.</exception>
    public Stream OpenText()
    {
        CloseText();
        stream.Position = 0;
        text = format switch
        {
            SourceFormat.Zip => OpenEntry(),
            SourceFormat.Gzip => new GzipText(stream, Name),
            _ => stream,
        };
        return text;
    }

    public void Dispose()
    {
        CloseText();
        stream.Dispose();
    }

    private static SourceFormat Detect(FileStream stream)
    {
        Span<byte> begin = stackalloc byte[4];
        var read = stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        begin = begin[..read];
        return begin.SequenceEqual("PK\u0003\u0004"u8) || begin.SequenceEqual("PK\u0005\u0006"u8) ? SourceFormat.Zip
            : begin.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? SourceFormat.Gzip
            : SourceFormat.Text;
    }

    private Stream OpenEntry()
    {
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException cause)
        {
            throw new DataError(
                DataErrorKind.BadArchive, $"{Name}: the zip is cut off or damaged; fetch it again", cause);
        }

        var entries = archive.Entries
            .Where(entry => entry.FullName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            .ToList();
        return entries.Count == 1
            ? entries[0].Open()
            : throw new DataError(
                DataErrorKind.BadArchive,
                Invariant($"{Name}: the zip holds {entries.Count} .csv files instead of one; ")
                + "unpack it and import each");
    }

    private void CloseText()
    {
        if (text is not null && !ReferenceEquals(text, stream) && format == SourceFormat.Zip)
        {
            text.Dispose();
        }

        text = null;
        archive?.Dispose();
        archive = null;
    }
}
