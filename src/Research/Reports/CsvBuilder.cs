using System.Globalization;
using System.Text;
using Plimsoll.Data.Json;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Reports;

/// <summary>
/// Builds a table as comma-separated text: UTF-8, LF, a header, exact decimals, shortest round-trip doubles, quotes
/// only
/// where a field needs them, an empty field for unknown.
/// </summary>
internal sealed class CsvBuilder
{
    private readonly StringBuilder _text = new();
    private readonly int _columnCount;
    private int _fieldCount;
    private long _rowCount;

    /// <summary>Starts a table with its header.</summary>
    public CsvBuilder(params ReadOnlySpan<string> columns)
    {
        _columnCount = columns.Length;
        foreach (var column in columns)
        {
            Add(column);
        }

        EndRow();
        _rowCount = 0;
    }

    /// <summary>Adds text.</summary>
    public CsvBuilder Add(string value)
    {
        _text.Append(_fieldCount++ == 0 ? "" : ",");
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            _text.Append(value);
        }
        else
        {
            _text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return this;
    }

    /// <summary>Adds an exact amount.</summary>
    public CsvBuilder Add(Amount value) => Add(value.ToString());

    /// <summary>Adds an exact decimal without trailing zeros, or nothing.</summary>
    public CsvBuilder Add(decimal? value) =>
        Add(value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Adds a number, or nothing when it is not finite.</summary>
    public CsvBuilder Add(double value) => Add(double.IsFinite(value) ? CanonicalJsonWriter.FormatDouble(value) : "");

    /// <summary>Adds a whole number.</summary>
    public CsvBuilder Add(long value) => Add(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a time as ISO 8601, UTC, or nothing.</summary>
    public CsvBuilder AddTime(long? unixNanos) => Add(unixNanos is { } known ? TimestampText.Format(known) : "");

    /// <summary>Ends a row.</summary>
    /// <exception cref="InvalidOperationException">The row has more or fewer fields than the header.</exception>
    public void EndRow()
    {
        if (_fieldCount != _columnCount)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The row has {_fieldCount} fields, the header {_columnCount}."));
        }

        _text.Append('\n');
        _fieldCount = 0;
        _rowCount++;
    }

    /// <summary>The finished file.</summary>
    public ResultFile ToFile(string name) => new(name, Encoding.UTF8.GetBytes(_text.ToString()), _rowCount);
}
