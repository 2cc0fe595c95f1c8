using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Orders;

/// <summary>Working orders in the form in which they outlive a process.</summary>
internal static class OrderState
{
    private const string Section = "Orders/2";
    private const int ReduceOnlyFlag = 1;
    private const int PostOnlyFlag = 2;
    private const int ReasonFlag = 4;

    public static void Save(IStateWriter writer, OrderStore orders)
    {
        writer.WriteSection(Section);
        writer.Write(orders.CreatedCount);

        // The ended ones first: reading them back needs room among the working ones.
        var ended = orders.Ended;
        writer.Write(ended.Count);
        foreach (var order in ended)
        {
            Save(writer, order);
        }

        writer.Write(orders.Count);
        for (var i = 0; i < orders.Count; i++)
        {
            Save(writer, orders[i]);
        }
    }

    /// <summary>Reads into an empty store.</summary>
    public static void Restore(IStateReader reader, OrderStore orders)
    {
        reader.ReadSection(Section);
        var created = reader.ReadInt64();
        for (var left = reader.ReadCount(Limits.EndedOrdersKept); left > 0; left--)
        {
            orders.Remove(Read(reader, orders));
        }

        for (var left = reader.ReadCount(Limits.WorkingOrdersMax); left > 0; left--)
        {
            _ = Read(reader, orders);
        }

        orders.SkipTo(created);
        orders.FindNextEnd();
    }

    private static void Save(IStateWriter writer, Order order)
    {
        writer.Write(order.Id.Value);
        writer.Write(order.Strategy.Value);
        Save(writer, in order.Request);
        writer.Write(order.HasChange ? 1 : 0);
        if (order.HasChange)
        {
            Save(writer, in order.Change);
        }

        writer.Write((long)order.Status);
        writer.Write((long)order.Marks);
        writer.Write(order.IsCancelAsked ? 1 : 0);
        writer.Write((long)order.EndReason);
        writer.Write((long)order.CancelReason);
        writer.Write(order.Group);
        writer.Write(order.Filled.Lots);
        writer.WriteAmount(order.FilledValue);
        writer.WriteAmount(order.Fees);
        writer.Write(order.SubmittedTimeNs);
        writer.Write(order.UpdatedTimeNs);
        writer.Write(order.EndsNs);
    }

    private static Order Read(IStateReader reader, OrderStore orders)
    {
        var id = new OrderId(reader.ReadInt64());
        var strategy = new StrategyIndex((int)reader.ReadInt64());
        var request = ReadRequest(reader);
        var order = orders.Add(id, strategy, in request, 0);
        if (reader.ReadInt64() != 0)
        {
            order.AskChange(ReadRequest(reader));
        }

        order.Status = (OrderStatus)reader.ReadInt64();
        order.Marks = (OrderMarks)reader.ReadInt64();
        order.IsCancelAsked = reader.ReadInt64() != 0;
        order.EndReason = (OrderReason)reader.ReadInt64();
        order.CancelReason = (OrderReason)reader.ReadInt64();
        order.Group = reader.ReadInt64();
        order.Restore(
            Quantity.FromLots(reader.ReadInt64()), reader.ReadAmount(), reader.ReadAmount(), reader.ReadInt64(),
            reader.ReadInt64(), reader.ReadInt64());
        return order;
    }

    private static void Save(IStateWriter writer, in OrderRequest request)
    {
        writer.Write(request.Instrument.Value);
        writer.Write((long)request.Side);
        writer.Write((long)request.Type);
        writer.Write((long)request.TimeInForce);
        writer.Write(request.Quantity.Lots);
        writer.WriteAmount(request.QuoteBudget);
        writer.Write(request.LimitPrice.Ticks);
        writer.Write(request.StopPrice.Ticks);
        writer.Write((long)request.Trail.Kind);
        writer.Write(request.Trail.Value);
        writer.Write(request.ExpiresAt.UnixNanos);
        writer.Write(request.LifetimeNs);
        writer.Write(request.DisplayQuantity.Lots);
        writer.Write((request.IsReduceOnly ? ReduceOnlyFlag : 0) + (request.IsPostOnly ? PostOnlyFlag : 0)
            + (request.Reason is null ? 0 : ReasonFlag));
        writer.WriteString(request.Reason ?? "");
    }

    private static OrderRequest ReadRequest(IStateReader reader)
    {
        var instrument = new InstrumentIndex((int)reader.ReadInt64());
        var side = (OrderSide)reader.ReadInt64();
        var type = (OrderType)reader.ReadInt64();
        var request = new OrderRequest
        {
            Instrument = instrument,
            Side = side,
            Type = type,
            TimeInForce = (TimeInForce)reader.ReadInt64(),
            Quantity = Quantity.FromLots(reader.ReadInt64()),
            QuoteBudget = reader.ReadAmount(),
            LimitPrice = Price.FromTicks(reader.ReadInt64()),
            StopPrice = Price.FromTicks(reader.ReadInt64()),
            Trail = Trail.Of((TrailKind)reader.ReadInt64(), reader.ReadInt64()),
            ExpiresAt = Timestamp.FromUnixNanos(reader.ReadInt64()),
            LifetimeNs = reader.ReadInt64(),
            DisplayQuantity = Quantity.FromLots(reader.ReadInt64()),
        };
        var flags = reader.ReadInt64();
        var reason = reader.ReadString();
        return request with
        {
            IsReduceOnly = (flags & ReduceOnlyFlag) != 0,
            IsPostOnly = (flags & PostOnlyFlag) != 0,
            Reason = (flags & ReasonFlag) != 0 ? reason : null,
        };
    }
}
