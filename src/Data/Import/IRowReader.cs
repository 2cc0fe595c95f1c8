namespace Plimsoll.Data.Import;

/// <summary>Turns the cells of one line into the columns of a series.</summary>
internal interface IRowReader
{
    /// <summary>Reads one row.</summary>
    /// <param name="cells">Where the cells are.</param>
    /// <param name="line">The line.</param>
    /// <param name="row">One value for each column of the layout.</param>
    /// <param name="fault">Where to say what is wrong.</param>
    /// <returns>False when the row is bad.</returns>
    bool TryRead(CellRow cells, ReadOnlySpan<byte> line, Span<long> row, RowFault fault);
}
