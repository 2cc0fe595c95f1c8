using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The table of orders.</summary>
internal static class OrderTable
{
    /// <summary>One row an order in the order of the result.</summary>
    public static ResultFile Render(RunResult result)
    {
        CsvBuilder csv = new("order", "submitted", "ended", "instrument", "side", "type", "time_in_force", "quantity",
            "limit_price", "stop_price", "status", "filled_quantity", "average_price", "fees", "end_reason", "tag");
        foreach (var order in result.Orders)
        {
            csv.Add(order.Id).AddTime(order.SubmittedNs).AddTime(order.EndedNs).Add(order.InstrumentId).Add(order.Side)
                .Add(order.Type).Add(order.TimeInForce).Add(order.Quantity).Add(order.LimitPrice).Add(order.StopPrice)
                .Add(order.Status).Add(order.FilledQuantity).Add(order.AveragePrice).Add(order.Fees)
                .Add(order.EndReason).Add(order.Tag).EndRow();
        }

        return csv.ToFile(ResultFiles.Orders);
    }
}
