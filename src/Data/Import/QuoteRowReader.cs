using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>Reads bars of bid and ask; a side without a quote has empty cells.</summary>
internal sealed class QuoteRowReader : IRowReader
{
    private readonly CellNumbers numbers;
    private readonly TimeReader times;
    private readonly BarTimes barTimes;
    private readonly int time;
    private readonly int[] bid;
    private readonly int[] ask;

    public QuoteRowReader(ColumnMap map, CellNumbers numbers, TimeReader times, BarTimes barTimes)
    {
        this.numbers = numbers;
        this.times = times;
        this.barTimes = barTimes;
        time = map[FieldNames.Time];
        bid = [map["bid_open"], map["bid_high"], map["bid_low"], map["bid_close"], map["bid_size"]];
        ask = [map["ask_open"], map["ask_high"], map["ask_low"], map["ask_close"], map["ask_size"]];
    }

    public bool TryRead(CellRow cells, ReadOnlySpan<byte> line, Span<long> row, RowFault fault) =>
        times.TryRead(cells.Cell(line, time), time, out var stampNs, fault)
        && barTimes.TrySet(stampNs, times.IsDate, time, row, fault)
        && TryReadSide(cells, line, bid, row.Slice(ColumnLayout.Open, 5), fault)
        && TryReadSide(cells, line, ask, row.Slice(ColumnLayout.AskOpen, 5), fault);

    private bool TryReadSide(
        CellRow cells, ReadOnlySpan<byte> line, int[] side, Span<long> values, RowFault fault)
    {
        if (cells.Cell(line, side[0]).IsEmpty && cells.Cell(line, side[1]).IsEmpty
            && cells.Cell(line, side[2]).IsEmpty && cells.Cell(line, side[3]).IsEmpty)
        {
            values.Fill(ColumnLayout.Missing);
            return true;
        }

        for (var i = 0; i < 4; i++)
        {
            if (!numbers.TryPrice(cells.Cell(line, side[i]), side[i], out values[i], fault))
            {
                return false;
            }
        }

        return (values[1] >= values[2]
                || fault.Set(DataErrorKind.BadValue, side[1], "a high that is not below the low"))
            && numbers.TryQuantity(cells.Cell(line, side[4]), side[4], out values[4], fault);
    }
}
