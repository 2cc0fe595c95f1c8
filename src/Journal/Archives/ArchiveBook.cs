using System.Globalization;
using System.Security.Cryptography;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Archives;

/// <summary>All manifests of an archive, in order, as far as each follows from the one before it.</summary>
internal sealed class ArchiveBook
{
    private readonly IJournalFiles files;
    private readonly List<(ArchiveManifest Manifest, string Hash)> manifests = [];
    private readonly List<ArchivedSegment> segments = [];

    private ArchiveBook(IJournalFiles files) => this.files = files;

    /// <summary>The manifests with the hashes of their files.</summary>
    public IReadOnlyList<(ArchiveManifest Manifest, string Hash)> Manifests => manifests;

    /// <summary>All segments that they name.</summary>
    public IReadOnlyList<ArchivedSegment> Segments => segments;

    /// <summary>The last of them; 0 for none.</summary>
    public int LastSegment => segments.Count == 0 ? 0 : segments[^1].Number;

    /// <summary>Reads an archive; an empty or absent folder is an empty one.</summary>
    /// <param name="files">The folder of the archive.</param>
    /// <param name="fault">The first manifest that is gone or altered, or does not follow; null for none.</param>
    public static ArchiveBook Read(IJournalFiles files, out JournalFault? fault)
    {
        var book = new ArchiveBook(files);
        var last = 0;
        foreach (var name in files.List())
        {
            last = ArchiveManifest.TryParseName(name, out var number) ? Math.Max(last, number) : last;
        }

        fault = null;
        for (var number = 1; number <= last && fault is null; number++)
        {
            fault = book.Take(number);
        }

        return book;
    }

    /// <summary>The manifest that ends with a segment; null when none does.</summary>
    public (ArchiveManifest Manifest, string Hash)? EndingWith(int segment)
    {
        foreach (var one in manifests)
        {
            if (one.Manifest.Segments[^1].Number == segment)
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Holds the files of some segments against the manifests.</summary>
    /// <param name="from">The first segment, from 1.</param>
    /// <param name="to">The last segment.</param>
    /// <returns>The first file that is gone or is not what the manifest says; null for none.</returns>
    public JournalFault? Check(int from, int to)
    {
        var names = files.List().ToHashSet(StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            if (segment.Number < from || segment.Number > to)
            {
                continue;
            }

            if (!names.Contains(segment.File))
            {
                return Fault(FaultKind.Missing, segment, "the archive does not hold it any more");
            }

            if (FileHash.Of(files, segment.File) != new FileHash(segment.Bytes, segment.Hash))
            {
                return Fault(FaultKind.Archive, segment, "the archived file has another hash than its manifest says");
            }
        }

        return null;
    }

    private static JournalFault Fault(FaultKind kind, ArchivedSegment segment, string detail) =>
        new(kind, segment.File, segment.FirstSequence, 0, detail);

    private JournalFault? Take(int number)
    {
        var name = ArchiveManifest.NameOf(number);
        var due = (segments.Count == 0 ? 0 : segments[^1].Head.Sequence) + 1;
        if (!files.List().Contains(name, StringComparer.Ordinal))
        {
            return new JournalFault(FaultKind.Missing, name, due, 0, "the manifest is missing");
        }

        using var file = files.OpenToRead(name);
        var bytes = new byte[file.Length];
        _ = TailScan.Fill(file, 0, bytes);
        var manifest = ArchiveManifest.TryRead(bytes, out var problem);
        var previous = manifests.Count == 0 ? "" : manifests[^1].Hash;
        problem = manifest is null ? problem
            : manifest.Number != number ? string.Create(
                CultureInfo.InvariantCulture, $"it is manifest {manifest.Number}")
            : manifest.PreviousHash != previous ? "it names another hash for the manifest before it"
            : ProblemOf(manifest);
        if (problem.Length > 0)
        {
            return new JournalFault(FaultKind.Archive, name, due, 0, "the manifest was altered: " + problem);
        }

        manifests.Add((manifest!, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        segments.AddRange(manifest!.Segments);
        return null;
    }

    private string ProblemOf(ArchiveManifest manifest)
    {
        var before = segments.Count == 0 ? null : segments[^1];
        foreach (var segment in manifest.Segments)
        {
            var follows = before is null
                ? segment is { Number: 1, FirstSequence: 1 }
                : segment.Number == before.Number + 1 && segment.FirstSequence == before.Head.Sequence + 1
                    && segment.ChainBefore == before.Head.Hash;
            if (!follows)
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"segment {segment.Number} does not follow the one before it");
            }

            before = segment;
        }

        return "";
    }
}
