using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Records;

/// <summary>How often one reason stopped orders.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Layer">The layer that gave it.</param>
/// <param name="DecidingCount">Orders for which it was the first reason.</param>
/// <param name="ToldCount">Orders for which it was among the reasons.</param>
/// <param name="FirstTimeNs">The first time. Nanoseconds since the epoch, UTC.</param>
public sealed record BlockRecord(
    OrderReason Reason, RiskLayer Layer, long DecidingCount, long ToldCount, long FirstTimeNs);
