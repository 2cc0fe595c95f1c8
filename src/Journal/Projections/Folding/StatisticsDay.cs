using System.Numerics;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>
/// What one strategy did on one trading day. Orders count on the day they were made, whenever they end; executions and
/// closed positions on the day they happen.
/// </summary>
internal sealed class StatisticsDay
{
    private const int PercentDecimals = 6;
    private const int LatencyDecimals = 2;
    private const long NanosPerMillisecond = 1_000_000;
    private readonly Dictionary<long, (OrderStatus Status, bool IsPartial, BigInteger? Slippage)> settled = [];
    private readonly string day;
    private readonly string strategy;
    private long orders;
    private long filled;
    private long partial;
    private long rejected;
    private long cancelled;
    private long expired;
    private long fills;
    private long latencyCount;
    private BigInteger latencyNs;
    private long slippageCount;
    private BigInteger slippage;
    private Amount volume;
    private Amount fees;
    private Amount pnl;
    private Amount volumeTotal;
    private Amount feesTotal;
    private Amount pnlTotal;
    private long closed;
    private long winning;
    private long losing;
    private long updatedNs;

    public StatisticsDay(string day, string strategy, StatisticsDay? before)
    {
        this.day = day;
        this.strategy = strategy;
        volumeTotal = before?.volumeTotal ?? Amount.Zero;
        feesTotal = before?.feesTotal ?? Amount.Zero;
        pnlTotal = before?.pnlTotal ?? Amount.Zero;
    }

    public string Day => day;

    /// <summary>Whether it stands among the rows to be written.</summary>
    public bool IsTouched { get; set; }

    public void AddOrder() => orders++;

    public void AddFill(Amount value, Amount fee, Amount profit, long timeNs)
    {
        fills++;
        volume += value;
        fees += fee;
        pnl += profit - fee;
        volumeTotal += value;
        feesTotal += fee;
        pnlTotal += profit - fee;
        updatedNs = Math.Max(updatedNs, timeNs);
    }

    public void AddClosed(Amount net)
    {
        closed++;
        winning += net.Sign > 0 ? 1 : 0;
        losing += net.Sign < 0 ? 1 : 0;
    }

    /// <summary>Takes an order's state in place of the one it was known in.</summary>
    public void Settle(long id, OrderFacts fact, in OrderView order, BigInteger? slipped)
    {
        if (settled.Remove(id, out var known))
        {
            Count(known.Status, known.IsPartial, known.Slippage, -1);
        }
        else if (fact.AcceptedNs != 0)
        {
            latencyCount++;
            latencyNs += fact.AcceptedNs - order.SubmittedTimeNs;
        }

        var isPartial = !order.Filled.IsZero && order.Status != OrderStatus.Filled;
        Count(order.Status, isPartial, slipped, 1);
        settled.Add(id, (order.Status, isPartial, slipped));
        updatedNs = Math.Max(updatedNs, order.UpdatedTimeNs);
    }

    public object?[] Row() =>
    [
        day, strategy, orders, filled, partial, rejected, cancelled, expired,
        slippageCount == 0 ? null : ExactRatio.Text(
            slippage, slippageCount * BigInteger.Pow(10, PercentDecimals), PercentDecimals),
        volume.IsZero ? null : ExactRatio.Text((BigInteger)fees.Atto * 100, volume.Atto, PercentDecimals),
        latencyCount == 0 ? null : ExactRatio.Text(
            latencyNs, (BigInteger)latencyCount * NanosPerMillisecond, LatencyDecimals),
        fills, volume.ToString(), fees.ToString(), pnl.ToString(), volumeTotal.ToString(), feesTotal.ToString(),
        pnlTotal.ToString(), closed, winning, losing, updatedNs,
    ];

    private void Count(OrderStatus status, bool isPartial, BigInteger? slipped, int by)
    {
        filled += status == OrderStatus.Filled ? by : 0;
        rejected += status == OrderStatus.Rejected ? by : 0;
        cancelled += status == OrderStatus.Canceled ? by : 0;
        expired += status == OrderStatus.Expired ? by : 0;
        partial += isPartial ? by : 0;
        if (slipped is { } worse)
        {
            slippageCount += by;
            slippage += by * worse;
        }
    }
}
