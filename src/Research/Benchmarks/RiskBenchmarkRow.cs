namespace Plimsoll.Research.Benchmarks;

/// <summary>What judging one order takes.</summary>
/// <param name="Name">Which limits are set.</param>
/// <param name="WorkingOrders">Orders that work meanwhile.</param>
/// <param name="MedianNs">Median time of an order that is allowed, in nanoseconds, its way to the venue
/// included.</param>
/// <param name="TailNs">The time that one in a thousand orders exceeds, in nanoseconds.</param>
/// <param name="BytesPerOrder">Memory allocated for each order.</param>
public sealed record RiskBenchmarkRow(
    string Name, int WorkingOrders, double MedianNs, double TailNs, double BytesPerOrder);
