using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>
/// Finds the coarsest power of ten that all prices, and all quantities, of a file are multiples of. Cells that are no
/// numbers are passed over: the import itself names them.
/// </summary>
internal sealed class GridProbe
{
    private readonly int[] priceCells;
    private readonly int[] quantityCells;
    private int priceDecimals;
    private int quantityDecimals;

    public GridProbe(ColumnMap map)
    {
        priceCells = Cells(
            map, "open", "high", "low", "close", "price", "bid_open", "bid_high", "bid_low", "bid_close",
            "ask_open", "ask_high", "ask_low", "ask_close");
        quantityCells = Cells(map, "volume", "taker_buy_volume", "quantity", "bid_size", "ask_size");
    }

    /// <summary>The tick found so far: 1 when there was no decimal.</summary>
    public DecimalGrid Tick => Step(priceDecimals);

    /// <summary>The lot found so far.</summary>
    public DecimalGrid Lot => Step(quantityDecimals);

    /// <summary>Takes the numbers of one row into account.</summary>
    public void Add(CellRow cells, ReadOnlySpan<byte> line)
    {
        foreach (var cell in priceCells)
        {
            Add(cells.Cell(line, cell), ref priceDecimals);
        }

        foreach (var cell in quantityCells)
        {
            Add(cells.Cell(line, cell), ref quantityDecimals);
        }
    }

    private static void Add(ReadOnlySpan<byte> text, ref int most)
    {
        if (DecimalText.TryParse(text, out var digits, out var decimals) && decimals > most)
        {
            DecimalText.Shorten(ref digits, ref decimals);
            most = Math.Max(most, decimals);
        }
    }

    /// <summary>The power of ten with that many decimals.</summary>
    public static DecimalGrid Step(int decimals) =>
        DecimalGrid.Parse(decimals == 0 ? "1" : "0." + new string('0', decimals - 1) + "1");

    private static int[] Cells(ColumnMap map, params ReadOnlySpan<string> fields)
    {
        var cells = new List<int>(fields.Length);
        foreach (var field in fields)
        {
            if (map[field] >= 0)
            {
                cells.Add(map[field]);
            }
        }

        return [.. cells];
    }
}
