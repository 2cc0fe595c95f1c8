using System.Globalization;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>Values of columns as decimal text.</summary>
internal static class ColumnText
{
    private static readonly DecimalGrid QuoteVolumeGrid = DecimalGrid.Parse("0.00000001");

    /// <summary>Times as ISO 8601, prices and quantities in units, the unknown as nothing.</summary>
    public static string Format(SeriesKind kind, int column, long value, Instrument instrument)
    {
        if (value == ColumnLayout.Missing)
        {
            return "";
        }

        var isTime = column == ColumnLayout.Time
            || (column == ColumnLayout.OpenTime && ColumnLayout.Of(kind).HasOpenTime);
        return isTime ? TimestampText.Format(value)
            : column == ColumnLayout.MarkColumn(kind) ? new BookMark(value).ToString()
            : ColumnLayout.IsPrice(kind, column) ? instrument.PriceGrid.Format(value)
            : ColumnLayout.IsQuantity(kind, column) ? instrument.QuantityGrid.Format(value)
            : kind == SeriesKind.Bars && column == ColumnLayout.QuoteVolume ? QuoteVolumeGrid.Format(value)
            : value.ToString(CultureInfo.InvariantCulture);
    }
}
