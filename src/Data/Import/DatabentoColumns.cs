using System.Buffers.Text;

namespace Plimsoll.Data.Import;

/// <summary>
/// The columns of a file in Databento's fields, found by the header line, and the cells of one line. Times are
/// nanoseconds UTC, prices decimal numbers.
/// </summary>
internal sealed class DatabentoColumns
{
    /// <summary>Flag of the last record of an event.</summary>
    public const long FlagLast = 128;

    /// <summary>Flag of a record of a snapshot.</summary>
    public const long FlagSnapshot = 32;

    /// <summary>Flag of a record after a gap that was not filled.</summary>
    public const long FlagMaybeBadBook = 4;

    private readonly CellRow cells = new(',');
    private readonly string[] fields;
    private readonly int[] positions;
    private int columns;
    private long instrumentId = -1;

    /// <param name="fields">Names of the needed columns; aliases after a bar.</param>
    public DatabentoColumns(params string[] fields)
    {
        this.fields = fields;
        positions = new int[fields.Length];
    }

    private bool HasHeader => columns > 0;

    /// <summary>Takes the header, or splits a row.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isRow">Whether it is a row.</param>
    /// <param name="fault">Set when it is neither.</param>
    public bool TrySplit(ReadOnlySpan<byte> line, out bool isRow, FeedFault fault)
    {
        isRow = HasHeader;
        cells.Split(line);
        if (!HasHeader)
        {
            return TryHeader(line, fault);
        }

        return cells.Count == columns || fault.Set(
            cells.Count < columns ? DataErrorKind.Truncated : DataErrorKind.Columns, "", line,
            FormattableString.Invariant($"{columns} columns, not {cells.Count}"));
    }

    /// <summary>The cell of a field, by its place among the needed ones.</summary>
    public ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> line, int field) => cells.Cell(line, positions[field]);

    public bool TryWhole(ReadOnlySpan<byte> line, int field, out long value, FeedFault fault)
    {
        var cell = Cell(line, field);
        return (Utf8Parser.TryParse(cell, out value, out var length) && length == cell.Length && value >= 0)
            || fault.Set(DataErrorKind.BadValue, Name(field), cell, "a whole number of zero or more");
    }

    public bool TryTime(ReadOnlySpan<byte> line, int field, out long timeNs, FeedFault fault) =>
        TryWhole(line, field, out timeNs, fault)
        && (timeNs is > FeedTime.MinNs and < FeedTime.MaxNs || fault.Set(
            DataErrorKind.TimeRange, Name(field), timeNs, "nanoseconds since 1970, of 2009 to 2099"));

    public bool TryDecimal(ReadOnlySpan<byte> line, int field, out FeedNumber number, FeedFault fault)
    {
        var cell = Cell(line, field);
        return FeedNumber.TryParse(cell, out number)
            || fault.Set(DataErrorKind.BadValue, Name(field), cell, "a decimal number of at most 18 digits");
    }

    /// <summary>Checks that all rows are about one instrument.</summary>
    public bool TryInstrument(ReadOnlySpan<byte> line, int field, FeedFault fault)
    {
        if (!TryWhole(line, field, out var id, fault))
        {
            return false;
        }

        instrumentId = instrumentId < 0 ? id : instrumentId;
        return id == instrumentId || fault.Set(
            DataErrorKind.BadValue, Name(field), id,
            FormattableString.Invariant($"{instrumentId}, the instrument of the file's first row"));
    }

    /// <summary>Name of a field, for messages.</summary>
    public string Name(int field) => fields[field].Split('|')[0];

    private bool TryHeader(ReadOnlySpan<byte> line, FeedFault fault)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            positions[field] = -1;
            foreach (var name in fields[field].Split('|'))
            {
                for (var cell = 0; cell < Math.Min(cells.Count, CellRow.CellsMax) && positions[field] < 0; cell++)
                {
                    positions[field] = cells.Text(line, cell) == name ? cell : -1;
                }
            }

            if (positions[field] < 0)
            {
                return fault.Set(DataErrorKind.Columns, "", line, $"a header line with the column {Name(field)}");
            }
        }

        columns = cells.Count;
        return true;
    }
}
