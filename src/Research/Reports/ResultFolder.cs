using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>
/// Writes a result into a folder so that the folder holds either all of it or nothing of it. Everything is rendered in
/// memory, written into a new folder beside the target, flushed to the disk and only then given the target's name.
/// </summary>
public sealed class ResultFolder
{
    private const int NoSpaceErrno = 28;
    private const int DiskFullHResult = unchecked((int)0x80070070);

    private static readonly string[] Names =
    [
        ResultFiles.Charges, ResultFiles.Equity, ResultFiles.Orders, ResultFiles.Report, ResultFiles.Result,
        ResultFiles.Trades,
    ];

    private readonly Action<string, ReadOnlyMemory<byte>> _writeFile;

    /// <summary>Writes to the file system.</summary>
    public ResultFolder()
        : this(WriteThrough)
    {
    }

    internal ResultFolder(Action<string, ReadOnlyMemory<byte>> writeFile) => _writeFile = writeFile;

    /// <summary>
    /// Writes all files of a result. A result that is already there is replaced; a folder that holds anything else is
    /// refused and left as it is.
    /// </summary>
    /// <exception cref="ResultWriteException">It could not be written; the target is as it was before.</exception>
    public void Write(string directory, RunResult result) => Write(directory, ResultFiles.Render(result), Names);

    /// <summary>Writes files of which a folder may hold these names and no others.</summary>
    /// <exception cref="ResultWriteException">They could not be written; the target is as it was before.</exception>
    internal void Write(string directory, IReadOnlyList<ResultFile> files, IReadOnlyCollection<string> names)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        var parent = Path.GetDirectoryName(target)
            ?? throw new ResultWriteException($"cannot write the result to {directory}: name a folder below it");
        var name = Path.GetFileName(target);
        var partial = Path.Combine(parent, "." + name + ".partial");
        var previous = Path.Combine(parent, "." + name + ".previous");
        try
        {
            Directory.CreateDirectory(parent);
            Recover(target, previous);
            RefuseForeign(target, directory, names);
            DeleteIfThere(partial);
            Directory.CreateDirectory(partial);
            foreach (var file in files)
            {
                _writeFile(Path.Combine(partial, file.Name), file.Content);
            }

            Replace(target, partial, previous);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new ResultWriteException(Explain(directory, files, error), error);
        }
    }

    /// <summary>A run that was killed between the two renames left the older result under its spare name.</summary>
    private static void Recover(string target, string previous)
    {
        if (!Directory.Exists(previous))
        {
            return;
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(previous, recursive: true);
        }
        else
        {
            Directory.Move(previous, target);
        }
    }

    private static void RefuseForeign(string target, string directory, IReadOnlyCollection<string> names)
    {
        if (File.Exists(target))
        {
            throw new ResultWriteException($"cannot write the result to {directory}: it is a file; name a folder");
        }

        if (!Directory.Exists(target))
        {
            return;
        }

        var foreign = Directory.EnumerateFileSystemEntries(target).Select(path => Path.GetFileName(path))
            .Where(name => !names.Contains(name, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        if (foreign is not null)
        {
            throw new ResultWriteException(
                $"cannot write the result to {directory}: the folder holds '{foreign}', which is not part of a result; "
                + "name an empty or a new folder");
        }
    }

    private static void Replace(string target, string partial, string previous)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(partial, target);
            return;
        }

        Directory.Move(target, previous);
        try
        {
            Directory.Move(partial, target);
        }
        catch (IOException)
        {
            Directory.Move(previous, target);
            throw;
        }

        Directory.Delete(previous, recursive: true);
    }

    private static void WriteThrough(string path, ReadOnlyMemory<byte> content)
    {
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content.Span);
        stream.Flush(flushToDisk: true);
    }

    private static string Explain(string directory, IReadOnlyList<ResultFile> files, Exception error)
    {
        var size = files.Sum(file => (long)file.Content.Length);
        return error is IOException { HResult: NoSpaceErrno or DiskFullHResult }
            ? $"cannot write the result to {directory}: the disk is full; "
                + FigureText.Text($"free {(size / 1_000_000.0):0.0} MB ") + "or name a folder on another disk"
            : error is UnauthorizedAccessException
                ? $"cannot write the result to {directory}: no permission; name a folder you may write to"
                : $"cannot write the result to {directory}: {error.Message.ReplaceLineEndings(" ")}; "
                    + "name another folder";
    }

    private static void DeleteIfThere(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void TryDelete(string directory)
    {
        try
        {
            DeleteIfThere(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to report; what is left has a name that no reader takes for a result.
            System.Diagnostics.Trace.TraceWarning(error.Message);
        }
    }
}
