using System.Text;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>Walks over the rows of a file: finds the columns by the first line, counts cells, applies the
/// filter.</summary>
internal sealed class SourceRows
{
    private const int ReportEveryRows = 8_192;

    private readonly SourceFile source;
    private readonly ImportTracker tracker;
    private readonly LineReader lines;
    private readonly bool isFirstRowPending;
    private readonly byte[] firstLine;
    private bool isFirstRowTaken;
    private long rows;

    /// <exception cref="DataError">The file has no text, or not the columns that are needed.</exception>
    public SourceRows(ImportOptions options, SourceFile source, ImportTracker tracker)
    {
        this.source = source;
        this.tracker = tracker;
        lines = new LineReader(source.OpenText(), source.Name);
        Cells = new CellRow(options.Delimiter);
        if (!TryReadLine(out var line))
        {
            throw new DataError(DataErrorKind.EmptyFile, $"{source.Name}: the file has no text; fetch it again");
        }

        Cells.Split(line);
        var count = Math.Min(Cells.Count, CellRow.CellsMax);
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = Cells.Text(line, i);
        }

        Map = ColumnMap.Resolve(options, source.Name, names);
        firstLine = line.ToArray();
        isFirstRowPending = !Map.HasHeader;
    }

    /// <summary>Where the cells of the current row are.</summary>
    public CellRow Cells { get; }

    /// <summary>Which cell holds which field.</summary>
    public ColumnMap Map { get; }

    /// <summary>Line of the current row.</summary>
    public long Line => lines.Line;

    /// <summary>Moves to the next row that passes the filter.</summary>
    /// <param name="line">The row; valid until the next call.</param>
    /// <param name="fault">Set when the row has the wrong number of cells.</param>
    /// <param name="isBad">Whether it has.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, RowFault fault, out bool isBad)
    {
        while (TryReadRow(out line))
        {
            if (++rows % ReportEveryRows == 0)
            {
                tracker.Report(rows);
            }

            Cells.Split(line);
            if (Cells.Count != Map.Names.Count)
            {
                var isCut = lines.IsUnterminated && Cells.Count < Map.Names.Count;
                fault.Set(
                    isCut ? DataErrorKind.Truncated : DataErrorKind.Columns,
                    -1,
                    Invariant($"{Map.Names.Count} columns, not {Cells.Count}")
                    + (isCut ? "; the file is cut off, fetch it again" : ""));
                isBad = true;
                return true;
            }

            if (Map.WhereCell < 0 || Cells.Cell(line, Map.WhereCell).SequenceEqual(Map.WhereValue))
            {
                isBad = false;
                return true;
            }
        }

        isBad = false;
        return false;
    }

    /// <summary>The error that a fault of the current row is.</summary>
    public DataError Error(ReadOnlySpan<byte> line, RowFault fault)
    {
        var place = Invariant($"{source.Name}:{Line}: ");
        return new DataError(
            fault.Kind,
            fault.Cell < 0
                ? $"{place}row '{DataError.Show(Encoding.UTF8.GetString(line))}': expected {fault.Expected}"
                : $"{place}column '{Map.NameOf(fault.Cell)}': value '{DataError.Show(Cells.Text(line, fault.Cell))}': "
                    + $"expected {fault.Expected}");
    }

    private bool TryReadRow(out ReadOnlySpan<byte> line)
    {
        if (isFirstRowPending && !isFirstRowTaken)
        {
            isFirstRowTaken = true;
            line = firstLine;
            return true;
        }

        return TryReadLine(out line);
    }

    // Empty lines are no rows.
    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        while (lines.TryRead(out line))
        {
            if (!line.Trim((byte)' ').IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
