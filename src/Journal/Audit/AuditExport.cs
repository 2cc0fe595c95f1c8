using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Journal.Audit;

/// <summary>
/// Writes the audit log and its anchors into a folder of files with a manifest. The folder appears whole or not at
/// all, and one that is there is never written to.
/// </summary>
public static class AuditExport
{
    private const string Rows = "audit";
    private const string Anchors = "anchors";
    private const string Unfinished = ".unfinished";

    /// <summary>Writes an export.</summary>
    /// <param name="database">The projection.</param>
    /// <param name="filter">Which rows of the audit log; anchors are written all.</param>
    /// <param name="formats">How; each gives files of its own. At least one.</param>
    /// <param name="folder">The folder to be made.</param>
    /// <param name="cancellation">Calls it off; then there is no folder.</param>
    /// <exception cref="ProjectionException">Nothing is projected, or the folder is there already.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static ExportManifest Write(
        IProjectionDatabase database, AuditFilter filter, IReadOnlyList<ExportFormat> formats, string folder,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(formats);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(target))
        {
            throw new ProjectionException(
                ProjectionProblem.Misuse, $"{folder}: it is there already, and nothing is written over: name another");
        }

        var unfinished = string.Create(CultureInfo.InvariantCulture, $"{target}{Unfinished}-{Environment.ProcessId}");
        Directory.CreateDirectory(unfinished);
        try
        {
            var manifest = Fill(database, filter, formats, unfinished, cancellation);
            using (var file = new FileStream(Path.Combine(unfinished, ExportManifest.FileName), FileMode.CreateNew))
            {
                file.Write(manifest.ToBytes());
                file.Flush(flushToDisk: true);
            }

            NativeSync.Folder(unfinished);
            Directory.Move(unfinished, target);
            NativeSync.Folder(Path.GetDirectoryName(target)!);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    /// <summary>Holds an export against its manifest.</summary>
    /// <param name="folder">The export.</param>
    /// <returns>The manifest, and the first difference in words; null for none.</returns>
    /// <exception cref="ProjectionException">The manifest cannot be read.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static (ExportManifest Manifest, string? Fault) Verify(string folder)
    {
        var manifest = ExportManifest.Read(Path.Combine(folder, ExportManifest.FileName));
        var known = manifest.Files.Select(static one => one.Name).Append(ExportManifest.FileName)
            .ToHashSet(StringComparer.Ordinal);
        var extra = Directory.EnumerateFileSystemEntries(folder).Select(static path => Path.GetFileName(path))
            .Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        var fault = manifest.Files.Select(file => Fault(folder, file)).FirstOrDefault(static one => one is not null);
        return (manifest, fault ?? (extra is null ? null : $"{extra}: the manifest does not name this file"));
    }

    private static string? Fault(string folder, ExportFile file)
    {
        // A name with folders in it would lead elsewhere; no export has one.
        var path = Path.Combine(folder, Path.GetFileName(file.Name));
        if (!File.Exists(path) || !string.Equals(Path.GetFileName(file.Name), file.Name, StringComparison.Ordinal))
        {
            return $"{file.Name}: the manifest names it, and it is not there";
        }

        using var stream = File.OpenRead(path);
        var found = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (!string.Equals(found, file.Hash, StringComparison.Ordinal))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Name}: altered: SHA-256 {found} over {stream.Length} bytes instead of {file.Hash} over "
                + $"{file.Bytes}");
        }

        var rows = ExportRows.Count(path);
        return rows == file.Rows ? null : string.Create(
            CultureInfo.InvariantCulture, $"{file.Name}: {rows} rows instead of {file.Rows}");
    }

    private static ExportManifest Fill(
        IProjectionDatabase database, AuditFilter filter, IReadOnlyList<ExportFormat> formats, string folder,
        CancellationToken cancellation)
    {
        using var reader = new ProjectionReader(database);
        using var snapshot = reader.BeginSnapshot();
        var standing = reader.Standing() ?? throw new ProjectionException(
            ProjectionProblem.Misuse, $"{database.Place}: nothing is projected yet: run 'plimsoll project' first");
        var (first, last) = (long.MaxValue, 0L);
        var query = filter.Query() with { Limit = int.MaxValue };
        var place = query.Source.Columns.ToList().FindIndex(static column => column.Name == "sequence");
        var files = Stream(reader, query, Rows, formats, folder, row =>
        {
            cancellation.ThrowIfCancellationRequested();
            var sequence = (long)row[place]!;
            (first, last) = (Math.Min(first, sequence), Math.Max(last, sequence));
        });
        var anchors = QuerySources.Find(Anchors) ?? throw new InvalidOperationException("no anchors are known");
        files.AddRange(Stream(
            reader, new ProjectionQuery { Source = anchors, Limit = int.MaxValue }, Anchors, formats, folder,
            static _ => { }));
        return new ExportManifest
        {
            Anchor = standing.Head,
            Files = [.. files.OrderBy(static one => one.Name, StringComparer.Ordinal)],
            Filter = Conditions(filter),
            FirstSequence = last == 0 ? 0 : first,
            LastSequence = last,
        };
    }

    private static List<ExportFile> Stream(
        ProjectionReader reader, ProjectionQuery query, string name, IReadOnlyList<ExportFormat> formats,
        string folder, Action<IReadOnlyList<object?>> look)
    {
        var writers = new List<ExportWriter>();
        try
        {
            foreach (var format in formats.Distinct())
            {
                writers.Add(new ExportWriter(folder, name, format, query.Source.Columns));
            }

            _ = reader.Stream(query, row =>
            {
                look(row);
                foreach (var writer in writers)
                {
                    writer.Add(row);
                }
            });
            return [.. writers.Select(static writer => writer.End())];
        }
        finally
        {
            foreach (var writer in writers)
            {
                writer.Dispose();
            }
        }
    }

    private static SortedDictionary<string, string> Conditions(AuditFilter filter)
    {
        var conditions = new SortedDictionary<string, string>(
            filter.Equal().ToDictionary(static one => one.Key, static one => one.Value), StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("from_ns", filter.FromNs), ("to_ns", filter.ToNs) })
        {
            if (value is { } timeNs)
            {
                conditions.Add(name, timeNs.ToString(CultureInfo.InvariantCulture));
            }
        }

        return conditions;
    }
}
