using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>Reads single or aggregated trades.</summary>
internal sealed class TradeRowReader : IRowReader
{
    private readonly CellNumbers numbers;
    private readonly TimeReader times;
    private readonly int number;
    private readonly int price;
    private readonly int quantity;
    private readonly int time;
    private readonly int maker;

    public TradeRowReader(ColumnMap map, CellNumbers numbers, TimeReader times)
    {
        this.numbers = numbers;
        this.times = times;
        number = map[FieldNames.Number];
        price = map[FieldNames.Price];
        quantity = map[FieldNames.Quantity];
        time = map[FieldNames.Time];
        maker = map[FieldNames.BuyerIsMaker];
    }

    public bool TryRead(CellRow cells, ReadOnlySpan<byte> line, Span<long> row, RowFault fault)
    {
        if (!times.TryRead(cells.Cell(line, time), time, out row[ColumnLayout.Time], fault)
            || !numbers.TryPrice(cells.Cell(line, price), price, out row[ColumnLayout.TradePrice], fault)
            || !numbers.TryQuantity(cells.Cell(line, quantity), quantity, out row[ColumnLayout.TradeQuantity], fault)
            || !CellNumbers.TryCount(cells.Cell(line, number), number, out row[ColumnLayout.TradeNumber], fault))
        {
            return false;
        }

        if (row[ColumnLayout.TradeQuantity] == 0)
        {
            return fault.Set(DataErrorKind.BadValue, quantity, "a quantity above zero");
        }

        return TryReadMaker(maker < 0 ? default : cells.Cell(line, maker), row, fault);
    }

    private bool TryReadMaker(ReadOnlySpan<byte> text, Span<long> row, RowFault fault)
    {
        row[ColumnLayout.TradeMaker] = -1;
        row[ColumnLayout.TradeLatency] = ColumnLayout.Missing;
        if (maker < 0 || text.IsEmpty)
        {
            return true;
        }

        if (text.SequenceEqual("true"u8) || text.SequenceEqual("True"u8) || text.SequenceEqual("1"u8))
        {
            row[ColumnLayout.TradeMaker] = 1;
            return true;
        }

        row[ColumnLayout.TradeMaker] = 0;
        return text.SequenceEqual("false"u8) || text.SequenceEqual("False"u8) || text.SequenceEqual("0"u8)
            || fault.Set(DataErrorKind.BadValue, maker, "true or false");
    }
}
