using Plimsoll.Kernel.Orders;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Orders;

public sealed class OrderLifeTests
{
    // By hand: state, then what accepted, rejected, partly filled, filled, cancelled and expired lead to; a dash is
    // impossible.
    private const string Table = """
        PendingSubmit   Accepted Rejected PartiallyFilled Filled Canceled Expired
        Submitted       Accepted Rejected PartiallyFilled Filled Canceled Expired
        Accepted        -        Rejected PartiallyFilled Filled Canceled Expired
        PartiallyFilled -        -        PartiallyFilled Filled Canceled Expired
        PendingCancel   PendingCancel  Rejected PendingCancel  Filled Canceled Expired
        PendingReplace  PendingReplace Rejected PendingReplace Filled Canceled Expired
        Unknown         Accepted Rejected PartiallyFilled Filled Canceled Expired
        External        External Rejected External        Filled Canceled Expired
        Filled          -        -        -               -      -        -
        Canceled        -        -        -               -      -        -
        Rejected        -        -        -               -      -        -
        Expired         -        -        -               -      -        -
        """;

    [Fact]
    public void TryAdvance_EveryStateAndEvent_FollowsTheTable()
    {
        (EventKind Kind, bool FillsWhole)[] events =
        [
            (EventKind.OrderAccepted, false), (EventKind.OrderRejected, false), (EventKind.OrderFilled, false),
            (EventKind.OrderFilled, true), (EventKind.OrderCanceled, false), (EventKind.OrderExpired, false),
        ];
        var compared = 0;
        foreach (var line in Table.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var status = Enum.Parse<OrderStatus>(words[0]);
            for (var i = 0; i < events.Length; i++)
            {
                var possible = OrderLife.TryAdvance(status, events[i].Kind, events[i].FillsWhole, out var next);
                Assert.Equal(words[i + 1] != "-", possible);
                if (possible)
                {
                    Assert.Equal(Enum.Parse<OrderStatus>(words[i + 1]), next);
                }

                compared++;
            }
        }

        Assert.Equal(Enum.GetValues<OrderStatus>().Length * events.Length, compared);
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} moves compared");
    }

    [Fact]
    public void TryAdvance_OtherEvents_AreImpossible()
    {
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            foreach (var kind in Enum.GetValues<EventKind>())
            {
                if (kind is < EventKind.OrderAccepted or > EventKind.OrderExpired)
                {
                    Assert.False(OrderLife.TryAdvance(status, kind, false, out _));
                }
            }
        }

        Assert.False(OrderLife.TryAdvance((OrderStatus)12, EventKind.OrderFilled, true, out _));
        Assert.False(OrderLife.TryAdvance((OrderStatus)255, EventKind.OrderAccepted, false, out _));
    }

    [Fact]
    public void IsFinal_States_AreThoseWithoutAMove()
    {
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            Assert.Equal(!OrderLife.TryAdvance(status, EventKind.OrderCanceled, false, out _),
                OrderLife.IsFinal(status));
        }
    }
}
