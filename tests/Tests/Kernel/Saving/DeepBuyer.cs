using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>Buys more at its first bar than it can keep when the price falls.</summary>
internal sealed class DeepBuyer : Strategy
{
    private long asked;

    public override void OnBar(in BarUpdate bar)
    {
        if (asked == 0)
        {
            asked = Submit(new OrderRequest
            {
                Instrument = bar.Instrument, Side = OrderSide.Buy, Type = OrderType.Market,
                Quantity = Quantity.FromLots(5_000),
            }).Value;
        }
    }

    public override void Save(IStateWriter writer) => writer.Write(asked);

    public override void Restore(IStateReader reader) => asked = reader.ReadInt64();
}
