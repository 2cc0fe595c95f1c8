using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel;

/// <summary>
/// Takes commands that were decided before, instead of strategies: a kernel that follows a journal keeps the same
/// orders, positions and cash without any strategy's code.
/// </summary>
internal sealed class OrderFollower
{
    private readonly OrderDesk desk;
    private readonly IRunObserver observer;

    public OrderFollower(OrderDesk desk, IRunObserver observer)
    {
        this.desk = desk;
        this.observer = observer;
    }

    /// <summary>Applies a command as it was applied when it was decided.</summary>
    /// <param name="moment">The event that it came out of.</param>
    /// <param name="command">The command.</param>
    public void Take(KernelMoment moment, in Command command)
    {
        var orders = desk.Orders;
        if (command.Kind == CommandKind.SubmitOrder)
        {
            orders.SkipTo(command.Order.Value);
            var made = orders.Add(command.Order, command.Strategy, command.Request, command.TimeNs);
            made.Status = OrderLife.Step(made.Status, OrderLifeEvent.Send, hasFills: false).Next;
            desk.NoteForced(made);
            observer.OnOrder(made.View());
            return;
        }

        if (orders.Find(command.Order) is not { } order)
        {
            return;
        }

        if (command.Kind == CommandKind.CancelOrder)
        {
            if (order.EndsNs <= moment.NowNs)
            {
                order.EndLifetime();
                order.CancelReason = OrderReason.LifetimeEnded;
                orders.FindNextEnd();
            }

            desk.Cancel(moment, order);
        }
        else if (command.Kind == CommandKind.ReplaceOrder)
        {
            order.AskChange(command.Request);
            order.Status = OrderLife.Step(order.Status, OrderLifeEvent.AskReplace, !order.Filled.IsZero).Next;
            order.UpdatedTimeNs = moment.NowNs;
            observer.OnOrder(order.View());
        }
    }
}
