namespace Plimsoll.Kernel.Orders;

/// <summary>Keeps sums over the working orders and is told of every change that could change a sum.</summary>
internal interface IOrderWatch
{
    /// <summary>A working order is new, or may count as something else than before.</summary>
    /// <param name="order">The order; what it counted as stands in <see cref="Order.Counted"/>.</param>
    void Note(Order order);

    /// <summary>An order does not work any longer.</summary>
    /// <param name="order">The order; what it counted as stands in <see cref="Order.Counted"/>.</param>
    void Drop(Order order);
}
