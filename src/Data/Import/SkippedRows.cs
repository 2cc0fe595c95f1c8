using System.Globalization;
using System.Text;
using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>The list of bad rows that were left out, as CSV beside the manifest; earlier imports' rows stay in
/// it.</summary>
internal sealed class SkippedRows : IDisposable
{
    private readonly StreamWriter writer;
    private readonly string path;

    public SkippedRows(string folder)
    {
        path = Path.Combine(folder, CatalogPaths.SkippedRowsFile);
        writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
        };
    }

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    public void Add(string file, long line, string column, string value, string reason)
    {
        Count++;
        writer.Write(Quote(file));
        writer.Write(',');
        writer.Write(line.ToString(CultureInfo.InvariantCulture));
        writer.Write(',');
        writer.Write(Quote(column));
        writer.Write(',');
        writer.Write(Quote(value));
        writer.Write(',');
        writer.WriteLine(Quote(reason));
    }

    /// <summary>Puts the list beside the manifest, after what stands there.</summary>
    public void Publish(string seriesFolder)
    {
        writer.Dispose();
        if (Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(seriesFolder);
        var target = Path.Combine(seriesFolder, CatalogPaths.SkippedRowsFile);
        var before = File.Exists(target) ? File.ReadAllText(target) : "file,line,column,value,expected\n";
        DurableFile.Replace(target, Encoding.UTF8.GetBytes(before + File.ReadAllText(path)));
    }

    public void Dispose() => writer.Dispose();

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
