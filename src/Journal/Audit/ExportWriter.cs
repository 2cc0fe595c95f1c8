using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Audit;

/// <summary>Writes rows into one file and hashes what it writes. Times also stand as ISO 8601, UTC.</summary>
internal sealed class ExportWriter : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const string TimeColumn = "time_ns";
    private const string IsoColumn = "time";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FileStream file;
    private readonly ExportFormat format;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly (string Name, int Place)[] sorted;
    private readonly ArrayBufferWriter<byte> document = new();
    private readonly StringBuilder line = new();
    private long rows;
    private long bytes;

    public ExportWriter(string folder, string name, ExportFormat format, IReadOnlyList<TableColumn> columns)
    {
        Name = name + Ending(format);
        this.format = format;
        this.columns = columns;
        var names = columns.Select(static (column, place) => (column.Name, Place: place));
        sorted = [.. names.Concat(columns.Any(static one => one.Name == TimeColumn) ? [(IsoColumn, -1)] : [])
            .OrderBy(static one => one.Item1, StringComparer.Ordinal)];
        file = new FileStream(
            Path.Combine(folder, Name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferBytes);
        if (format == ExportFormat.Csv)
        {
            Line(columns.SelectMany(static one => one.Name == TimeColumn ? [IsoColumn, one.Name] : new[] { one.Name }));
        }
        else if (format == ExportFormat.Json)
        {
            Write("["u8);
        }
    }

    /// <summary>Name of the file.</summary>
    public string Name { get; }

    public static string Ending(ExportFormat format) => format switch
    {
        ExportFormat.Json => ".json",
        ExportFormat.JsonLines => ".jsonl",
        _ => ".csv",
    };

    public void Add(IReadOnlyList<object?> row)
    {
        if (format == ExportFormat.Csv)
        {
            Line(columns.SelectMany((column, place) => column.Name == TimeColumn
                ? [TimestampText.Format((long)row[place]!), Text(row[place])]
                : new[] { Text(row[place]) }));
        }
        else
        {
            Write(format == ExportFormat.Json && rows > 0 ? ",\n"u8 : format == ExportFormat.Json ? "\n"u8 : ""u8);
            Write(Document(row));
            Write(format == ExportFormat.JsonLines ? "\n"u8 : ""u8);
        }

        rows++;
    }

    /// <summary>Ends the file; it is on disk when this returns.</summary>
    public ExportFile End()
    {
        if (format == ExportFormat.Json)
        {
            Write("\n]\n"u8);
        }

        file.Flush(flushToDisk: true);
        return new ExportFile(Name, rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public void Dispose()
    {
        hash.Dispose();
        file.Dispose();
    }

    private static string? Text(object? value) =>
        value is long number ? number.ToString(CultureInfo.InvariantCulture) : (string?)value;

    private void Line(IEnumerable<string?> fields)
    {
        line.Clear();
        var isFirst = true;
        foreach (var field in fields)
        {
            line.Append(isFirst ? "" : ",");
            isFirst = false;
            CsvText.Append(line, field);
        }

        Write(Encoding.UTF8.GetBytes(line.Append(CsvText.LineEnd).ToString()));
    }

    private ReadOnlySpan<byte> Document(IReadOnlyList<object?> row)
    {
        document.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(document, Writing))
        {
            json.WriteStartObject();
            foreach (var (name, place) in sorted)
            {
                json.WritePropertyName(name);
                Write(json, name, place, row);
            }

            json.WriteEndObject();
        }

        return document.WrittenSpan;
    }

    private void Write(Utf8JsonWriter json, string name, int place, IReadOnlyList<object?> row)
    {
        if (place < 0)
        {
            var time = columns.Select(static (column, at) => (column.Name, At: at)).First(
                static one => one.Name == TimeColumn).At;
            json.WriteStringValue(TimestampText.Format((long)row[time]!));
        }
        else if (row[place] is long number)
        {
            json.WriteNumberValue(number);
        }
        else if (row[place] is string text && columns[place].Kind == ColumnKind.Json)
        {
            json.WriteRawValue(text);
        }
        else
        {
            json.WriteStringValue((string?)row[place]);
        }
    }

    private void Write(ReadOnlySpan<byte> part)
    {
        file.Write(part);
        hash.AppendData(part);
        bytes += part.Length;
    }
}
