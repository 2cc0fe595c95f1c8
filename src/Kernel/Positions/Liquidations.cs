using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>Knows the orders of forced closings and charges what their executions cost besides.</summary>
internal sealed class Liquidations : ISavedPart
{
    private readonly AccountBook account;
    private readonly IRunObserver observer;
    private readonly List<OrderId> orders = [];

    public Liquidations(AccountBook account, IRunObserver observer)
    {
        this.account = account;
        this.observer = observer;
    }

    /// <summary>Notes an order that closes by force.</summary>
    public void Add(OrderId order) => orders.Add(order);

    /// <summary>Charges an execution if its order closes by force.</summary>
    public void Charge(in FillRecord fill)
    {
        var book = account.Book(fill.Instrument);
        if (orders.Count == 0 || book.Margin is not { LiquidationFeeMillionths: > 0 } terms
            || !orders.Contains(fill.Order))
        {
            return;
        }

        var fee = terms.LiquidationFee(book.Instrument, fill.Price.Ticks, fill.Quantity.Lots);
        var cost = account.Charge(book, ChargeKind.Liquidation, fee, isInAccountCurrency: false);
        var charge = new ChargeRecord(fill.TimeNs, ChargeKind.Liquidation, fill.Instrument, cost);
        observer.OnCharge(in charge);
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Liquidations/1");
        writer.Write(orders.Count);
        foreach (var order in orders)
        {
            writer.Write(order.Value);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Liquidations/1");
        orders.Clear();
        for (var left = reader.ReadCount(int.MaxValue); left > 0; left--)
        {
            orders.Add(new OrderId(reader.ReadInt64()));
        }
    }
}
