using Plimsoll.Kernel.Orders;

namespace Plimsoll.Kernel;

/// <summary>A number that stands for the state of a kernel's books.</summary>
internal static class KernelHash
{
    public static ulong Of(long nowNs, Positions.AccountBook account, OrderStore orders, InstrumentRoute[] routes)
    {
        var hash = new StateHasher();
        hash.Add(nowNs);
        hash.Add(account.Cash);
        hash.Add(account.Equity);
        hash.Add(orders.CreatedCount);
        foreach (var route in routes)
        {
            hash.Add(route.Book.LastTicks);
            var positions = route.Book.Positions;
            // The last place holds what came from outside, and counts where there is any.
            for (var i = 0; i < positions.Length - 1 || (i == positions.Length - 1 && positions[i].Lots != 0); i++)
            {
                hash.Add(positions[i].Lots);
                hash.Add(positions[i].FeesTotal);
            }
        }

        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            hash.Add(order.Id.Value);
            hash.Add((long)order.Status);
            hash.Add(order.Filled.Lots);
        }

        return hash.Value;
    }
}
