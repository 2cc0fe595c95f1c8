using System.Text;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Orders;

/// <summary>The table of <see cref="OrderLife"/> as a page of documentation, so that the page cannot differ.</summary>
public static class OrderLifeDiagram
{
    /// <summary>The moves as a Mermaid diagram, then all states and events as a table. LF line ends.</summary>
    public static string Render()
    {
        var page = new StringBuilder();
        AppendDiagram(page);
        page.Append('\n');
        AppendTable(page);
        return page.ToString();
    }

    private static void AppendDiagram(StringBuilder page)
    {
        page.Append("```mermaid\nstateDiagram-v2\n    [*] --> PendingSubmit\n");
        foreach (var from in Enum.GetValues<OrderStatus>())
        {
            foreach (var to in Enum.GetValues<OrderStatus>())
            {
                var label = Label(from, to);
                if (label.Length != 0)
                {
                    page.Append("    ").Append(from).Append(" --> ").Append(to).Append(": ").Append(label).Append('\n');
                }
            }

            if (OrderLife.IsFinal(from))
            {
                page.Append("    ").Append(from).Append(" --> [*]\n");
            }
        }

        page.Append("```\n");
    }

    private static string Label(OrderStatus from, OrderStatus to)
    {
        var label = "";
        foreach (var happening in Enum.GetValues<OrderLifeEvent>())
        {
            var leads = Step(from, happening, to);
            if (from != to && leads is OrderOutcome.Moves or OrderOutcome.Alarm)
            {
                label += (label.Length == 0 ? "" : ", ") + happening + (leads == OrderOutcome.Alarm ? "!" : "");
            }
        }

        return label;
    }

    private static OrderOutcome Step(OrderStatus from, OrderLifeEvent happening, OrderStatus to)
    {
        for (var fills = 0; fills < 2; fills++)
        {
            var step = OrderLife.Step(from, happening, fills == 1);
            if (step.Next == to)
            {
                return step.Outcome;
            }
        }

        return OrderOutcome.Impossible;
    }

    private static void AppendTable(StringBuilder page)
    {
        var events = Enum.GetValues<OrderLifeEvent>();
        page.Append("| event |");
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            page.Append(' ').Append(status).Append(" |");
        }

        page.Append("\n| --- |");
        foreach (var unused in Enum.GetValues<OrderStatus>())
        {
            _ = unused;
            page.Append(" --- |");
        }

        page.Append('\n');
        foreach (var happening in events)
        {
            page.Append("| ").Append(happening).Append(" |");
            foreach (var status in Enum.GetValues<OrderStatus>())
            {
                page.Append(' ').Append(Cell(status, happening)).Append(" |");
            }

            page.Append('\n');
        }
    }

    private static string Cell(OrderStatus status, OrderLifeEvent happening)
    {
        var step = OrderLife.Step(status, happening, hasFills: true);
        var next = OrderLife.LeadsToWorking(status, happening) ? "working"
            : step.Next == status ? "stays"
            : step.Next.ToString();
        return step.Outcome switch
        {
            OrderOutcome.Late => "late",
            OrderOutcome.Impossible => "**impossible**",
            OrderOutcome.Alarm => next + " **alarm**",
            _ => next,
        };
    }
}
