using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>Reads bars of traded prices.</summary>
internal sealed class BarRowReader : IRowReader
{
    private readonly CellNumbers numbers;
    private readonly TimeReader times;
    private readonly TimeReader closeTimes;
    private readonly BarTimes barTimes;
    private readonly bool isArchive;
    private readonly int time;
    private readonly int closeTime;
    private readonly int open;
    private readonly int high;
    private readonly int low;
    private readonly int close;
    private readonly int volume;
    private readonly int quoteVolume;
    private readonly int tradeCount;
    private readonly int takerBuyVolume;

    public BarRowReader(ColumnMap map, CellNumbers numbers, TimeReader times, TimeReader closeTimes, BarTimes barTimes)
    {
        this.numbers = numbers;
        this.times = times;
        this.closeTimes = closeTimes;
        this.barTimes = barTimes;
        time = map[FieldNames.Time];
        closeTime = map[FieldNames.CloseTime];
        isArchive = closeTime >= 0;
        open = map["open"];
        high = map["high"];
        low = map["low"];
        close = map["close"];
        volume = map[FieldNames.Volume];
        quoteVolume = map[FieldNames.QuoteVolume];
        tradeCount = map[FieldNames.TradeCount];
        takerBuyVolume = map[FieldNames.TakerBuyVolume];
    }

    public bool TryRead(CellRow cells, ReadOnlySpan<byte> line, Span<long> row, RowFault fault)
    {
        if (!times.TryRead(cells.Cell(line, time), time, out var stampNs, fault)
            || !barTimes.TrySet(stampNs, times.IsDate, time, row, fault)
            || !numbers.TryPrice(cells.Cell(line, open), open, out row[ColumnLayout.Open], fault)
            || !numbers.TryPrice(cells.Cell(line, high), high, out row[ColumnLayout.High], fault)
            || !numbers.TryPrice(cells.Cell(line, low), low, out row[ColumnLayout.Low], fault)
            || !numbers.TryPrice(cells.Cell(line, close), close, out row[ColumnLayout.Close], fault))
        {
            return false;
        }

        if (row[ColumnLayout.High] < row[ColumnLayout.Low])
        {
            return fault.Set(DataErrorKind.BadValue, high, "a high that is not below the low");
        }

        return TryReadVolumes(cells, line, row, fault)
            && (closeTime < 0 || IsCloseTimeInside(cells.Cell(line, closeTime), row, fault));
    }

    private bool TryReadVolumes(CellRow cells, ReadOnlySpan<byte> line, Span<long> row, RowFault fault)
    {
        row[ColumnLayout.Volume] = ColumnLayout.Missing;
        row[ColumnLayout.QuoteVolume] = ColumnLayout.Missing;
        row[ColumnLayout.TradeCount] = ColumnLayout.Missing;
        row[ColumnLayout.TakerBuyVolume] = ColumnLayout.Missing;
        if ((IsGiven(cells, line, volume)
                && !numbers.TryVolume(cells.Cell(line, volume), volume, out row[ColumnLayout.Volume], fault))
            || (IsGiven(cells, line, quoteVolume) && !CellNumbers.TryQuoteVolume(
                cells.Cell(line, quoteVolume), quoteVolume, out row[ColumnLayout.QuoteVolume], fault))
            || (IsGiven(cells, line, tradeCount) && !CellNumbers.TryCount(
                cells.Cell(line, tradeCount), tradeCount, out row[ColumnLayout.TradeCount], fault))
            || (IsGiven(cells, line, takerBuyVolume) && !numbers.TryVolume(
                cells.Cell(line, takerBuyVolume), takerBuyVolume, out row[ColumnLayout.TakerBuyVolume], fault)))
        {
            return false;
        }

        // Volume without a single trade means that the source does not know the count, nor who bought.
        if (row[ColumnLayout.TradeCount] == 0 && row[ColumnLayout.Volume] > 0)
        {
            row[ColumnLayout.TradeCount] = ColumnLayout.Missing;
            row[ColumnLayout.TakerBuyVolume] = ColumnLayout.Missing;
        }

        return true;
    }

    // Archives always have these columns; elsewhere an empty cell says that the value is not known.
    private bool IsGiven(CellRow cells, ReadOnlySpan<byte> line, int cell) =>
        cell >= 0 && (isArchive || !cells.Cell(line, cell).IsEmpty);

    private bool IsCloseTimeInside(ReadOnlySpan<byte> text, ReadOnlySpan<long> row, RowFault fault) =>
        closeTimes.TryRead(text, closeTime, out var timeNs, fault)
        && ((timeNs >= row[ColumnLayout.OpenTime] && timeNs <= row[ColumnLayout.Time])
            || fault.Set(DataErrorKind.BadValue, closeTime, "a time inside the bar; check --period"));
}
