using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Orders;

/// <summary>One move in an order's life.</summary>
/// <param name="Next">The state after it.</param>
/// <param name="Outcome">What is to be made of it.</param>
public readonly record struct OrderStep(OrderStatus Next, OrderOutcome Outcome);
