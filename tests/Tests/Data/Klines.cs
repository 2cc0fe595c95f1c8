using System.Globalization;
using System.Text;
using Plimsoll.Data.Import;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data;

/// <summary>Makes kline files and the options to import them.</summary>
internal static class Klines
{
    public const string Header =
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
        + "taker_buy_quote_volume,ignore";

    /// <summary>2024-02-01 in milliseconds.</summary>
    public const long FebruaryMs = 1_706_745_600_000;

    public static readonly InstrumentId Instrument = InstrumentId.Parse("TESTUSDT.BINANCE");

    public static string Row(long index, long scale = 1)
    {
        var open = FebruaryMs + (index * 60_000);
        var price = 10_000 + (index % 97);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{open * scale},{price / 100m:0.00},{(price + 3) / 100m:0.00},{(price - 2) / 100m:0.00},"
            + $"{(price + 1) / 100m:0.00},{Math.Abs(index % 11)}.5,{((open + 60_000) * scale) - 1},1.25,"
            + $"{Math.Abs(index % 7) + 1},1.5,0.5,0");
    }

    public static string File(int rows, int start = 0, long scale = 1, bool hasHeader = false)
    {
        var text = new StringBuilder();
        if (hasHeader)
        {
            text.Append(Header).Append('\n');
        }

        for (var i = start; i < start + rows; i++)
        {
            text.Append(Row(i, scale)).Append('\n');
        }

        return text.ToString();
    }

    public static ImportOptions Options(TemporaryFolder folder, string file) => new()
    {
        CatalogFolder = folder.Catalog,
        File = file,
        Kind = ImportKind.Klines,
        Instrument = Instrument,
        Period = BarPeriod.OneMinute,
        Tick = DecimalGrid.Parse("0.01"),
        Lot = DecimalGrid.Parse("0.1"),
        Quote = "USDT",
        Calendar = "24x7",
    };
}
