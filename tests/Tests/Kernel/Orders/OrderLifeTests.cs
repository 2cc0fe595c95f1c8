using System.Text.Json;
using Plimsoll.Kernel.Orders;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Orders;

public sealed class OrderLifeTests
{
    private static readonly OrderLifeEvent[] Events = Enum.GetValues<OrderLifeEvent>();
    private static readonly OrderStatus[] States = Enum.GetValues<OrderStatus>();

    [Fact]
    public void Step_EveryStateAndEvent_IsDefined()
    {
        var cells = 0;
        foreach (var status in States)
        {
            foreach (var happening in Events)
            {
                foreach (var hasFills in new[] { false, true })
                {
                    var step = OrderLife.Step(status, happening, hasFills);
                    Assert.Contains(step.Next, States);
                    if (step.Outcome is OrderOutcome.Late or OrderOutcome.Impossible)
                    {
                        Assert.Equal(status, step.Next);
                    }
                }

                cells++;
            }
        }

        Assert.Equal(12 * 15, cells);
    }

    [Fact]
    public void Step_FinalStates_AreLeftOnlyByAFillThatCompletesTheOrder()
    {
        foreach (var status in States.Where(OrderLife.IsFinal))
        {
            foreach (var happening in Events)
            {
                var step = OrderLife.Step(status, happening, hasFills: true);
                Assert.NotEqual(step.Next == status ? OrderOutcome.Moves : OrderOutcome.Late, step.Outcome);
                if (step.Next != status)
                {
                    Assert.Equal((OrderStatus.Filled, OrderLifeEvent.FillWhole), (step.Next, happening));
                }
            }
        }

        Assert.Equal(
            [OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Rejected, OrderStatus.Expired],
            States.Where(OrderLife.IsFinal));
    }

    [Fact]
    public void Step_Unknown_EndsOnlyByTheVenuesWord()
    {
        // Nothing that is asked here, and no refusal to cancel, resolves it.
        OrderLifeEvent[] own = [OrderLifeEvent.AskCancel, OrderLifeEvent.AskReplace, OrderLifeEvent.Send];
        foreach (var happening in own.Append(OrderLifeEvent.RefuseCancel).Append(OrderLifeEvent.LoseSight))
        {
            Assert.Equal(OrderStatus.Unknown, OrderLife.Step(OrderStatus.Unknown, happening, false).Next);
        }

        Assert.Equal(OrderStatus.Accepted, OrderLife.Step(OrderStatus.Unknown, OrderLifeEvent.Accept, false).Next);
        Assert.Equal(
            OrderStatus.PartiallyFilled, OrderLife.Step(OrderStatus.Unknown, OrderLifeEvent.Accept, true).Next);
        Assert.Equal(OrderStatus.Filled, OrderLife.Step(OrderStatus.Unknown, OrderLifeEvent.FillWhole, true).Next);
    }

    // quant-desk: may this single transition happen? A cause at the venue is one of its reports, a local one is a wish
    // of this side: sending, asking to cancel, the refusal of the risk gate.
    [Fact]
    public void Step_OracleOrderTransitions_Agree()
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/order-transitions.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = test.GetProperty("input");
            var from = StateOf(input.GetProperty("from_state").GetString()!);
            var to = StateOf(input.GetProperty("to_state").GetString()!);
            var isVenue = input.GetProperty("venue_order_id").ValueKind == JsonValueKind.String;
            var expected = test.GetProperty("expected").GetProperty("allowed").GetBoolean();

            var events = isVenue ? VenueEvents : from == OrderStatus.PendingSubmit ? LocalEvents : [];
            var allowed = events.Any(happening =>
            {
                var step = OrderLife.Step(from, happening, hasFills: from == OrderStatus.PartiallyFilled);
                return step.Outcome == OrderOutcome.Moves && step.Next == to;
            });
            Assert.True(expected == allowed, test.GetProperty("id").GetString());
            compared++;
        }

        Assert.Equal(64, compared);
    }

    private static readonly OrderLifeEvent[] VenueEvents =
    [
        OrderLifeEvent.Accept, OrderLifeEvent.Reject, OrderLifeEvent.FillPart, OrderLifeEvent.FillWhole,
        OrderLifeEvent.Cancel, OrderLifeEvent.Expire,
    ];

    private static readonly OrderLifeEvent[] LocalEvents = [OrderLifeEvent.AskCancel, OrderLifeEvent.Reject];

    // Their SUBMITTED has the venue's number: it is our Accepted.
    private static OrderStatus StateOf(string name) => name switch
    {
        "PENDING" => OrderStatus.PendingSubmit,
        "SUBMITTED" => OrderStatus.Accepted,
        "PARTIALLY_FILLED" => OrderStatus.PartiallyFilled,
        "FILLED" => OrderStatus.Filled,
        "CANCELLED" => OrderStatus.Canceled,
        "REJECTED" => OrderStatus.Rejected,
        _ => OrderStatus.Expired,
    };
}
