using Plimsoll.Data.Json;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Market making in the file of figures; the key is there only where a market was made.</summary>
internal static class MakerJson
{
    /// <summary>Writes it.</summary>
    public static void Write(CanonicalJsonWriter json, RunResult result)
    {
        if (result.MarketMaking.Count == 0)
        {
            return;
        }

        json.BeginArray("marketMaking");
        foreach (var maker in result.MarketMaking)
        {
            json.BeginObject();
            json.Write("feeTicks", maker.FeeTicks);
            Amount(json, "fees", maker.Fees);
            json.Write("flatShare", maker.FlatShare);
            json.Write("halfSpreadTicks", maker.HalfSpreadTicks);
            json.Write("instrument", maker.InstrumentId);
            json.Write("inventoryAtEnd", maker.InventoryAtEnd);
            json.Write("inventoryMaxLong", maker.InventoryMaxLong);
            json.Write("inventoryMaxShort", maker.InventoryMaxShort);
            json.Write("inventoryMean", maker.InventoryMean);
            WritePath(json, maker);
            Amount(json, "inventoryProfit", maker.InventoryProfit);
            json.Write("makerFills", maker.MakerFills);
            Amount(json, "markDifference", maker.MarkDifference);
            WriteMarkouts(json, maker);
            Amount(json, "netProfit", maker.NetProfit);
            json.Write("ordersFilled", maker.OrdersFilled);
            json.Write("ordersRefused", maker.OrdersRefused);
            json.Write("ordersReplaced", maker.OrdersReplaced);
            json.Write("ordersRested", maker.OrdersRested);
            json.Write("quantityFillRatio", maker.QuantityFillRatio);
            json.Write("queueWaitHighSeconds", maker.QueueWaitHighSeconds);
            json.Write("queueWaitMeanSeconds", maker.QueueWaitMeanSeconds);
            json.Write("queueWaitMedianSeconds", maker.QueueWaitMedianSeconds);
            json.Write("realizedGross", maker.RealizedGross);
            Amount(json, "spreadCaptured", maker.SpreadCaptured);
            Amount(json, "spreadPaid", maker.SpreadPaid);
            json.Write("takerFills", maker.TakerFills);
            Amount(json, "turnover", maker.Turnover);
            json.Write("unrealized", maker.Unrealized);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteMarkouts(CanonicalJsonWriter json, MakerResult maker)
    {
        json.BeginArray("markouts");
        foreach (var markout in maker.Markouts)
        {
            json.BeginObject();
            json.Write("count", markout.Count);
            json.Write("horizonSeconds", markout.HorizonSeconds);
            json.Write("moveBasisPoints", markout.MoveBasisPoints);
            json.Write("moveErrorTicks", markout.MoveErrorTicks);
            json.Write("moveTicks", markout.MoveTicks);
            json.Write("moveValue", markout.MoveValue);
            json.Write("realizedTicks", markout.RealizedTicks);
            json.Write("side", markout.Side);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WritePath(CanonicalJsonWriter json, MakerResult maker)
    {
        json.BeginArray("inventoryPath");
        foreach (var point in maker.InventoryPath)
        {
            json.BeginObject();
            json.Write("mid", point.Mid);
            json.Write("quantity", point.Quantity);
            json.Write("time", TimestampText.Format(point.TimeNs));
            json.EndObject();
        }

        json.EndArray();
    }

    private static void Amount(CanonicalJsonWriter json, string key, Amount amount) =>
        ResultJson.WriteAmount(json, key, amount);
}
