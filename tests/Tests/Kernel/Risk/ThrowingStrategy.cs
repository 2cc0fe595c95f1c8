using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>A strategy that throws at one of its calls.</summary>
internal sealed class ThrowingStrategy : Strategy
{
    public int ThrowAtTrade { get; init; }

    public int Calls { get; private set; }

    public override void OnTrade(InstrumentIndex instrument, in TradeTick trade)
    {
        if (++Calls == ThrowAtTrade)
        {
            throw new InvalidOperationException("planned");
        }
    }

    public OrderId Place(in OrderRequest request) => Submit(in request);
}
