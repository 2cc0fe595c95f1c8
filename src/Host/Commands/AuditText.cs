using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Audit;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary>Chains and plans as text and JSON.</summary>
internal static class AuditText
{
    public static void Write(Output output, ChainStory story)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("gaps");
            foreach (var gap in story.Gaps)
            {
                json.WriteValue(gap);
            }

            json.EndArray();
            json.BeginArray("orders");
            foreach (var order in story.Orders)
            {
                json.WriteValue(order);
            }

            json.EndArray();
            json.BeginArray("steps");
            foreach (var step in story.Steps)
            {
                json.BeginObject();
                json.BeginObject("facts");
                foreach (var (name, value) in step.Facts.OrderBy(static one => one.Key, StringComparer.Ordinal))
                {
                    json.Write(name, value);
                }

                json.EndObject();
                json.Write("order", step.Order);
                json.Write("sequence", step.Sequence);
                json.Write("stage", step.Stage.ToString());
                json.Write("time", TimestampText.Format(step.TimeNs));
                json.Write("timeNs", step.TimeNs);
                json.Write("what", step.What);
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        var lines = new TextTable("time", ">record", ">order", "stage", "what", "facts");
        foreach (var step in story.Steps)
        {
            lines.Add(
                TimestampText.Format(step.TimeNs),
                step.Sequence == 0 ? "" : step.Sequence.ToString(CultureInfo.InvariantCulture),
                step.Order.ToString(CultureInfo.InvariantCulture), step.Stage.ToString().ToLowerInvariant(), step.What,
                string.Join(", ", step.Facts.Select(static one => one.Key + "=" + one.Value)));
        }

        lines.WriteTo(output.Human);
        foreach (var gap in story.Gaps)
        {
            output.Line("gap: " + gap);
        }
    }

    public static void WritePlan(Output output, IReadOnlyList<string> steps)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("plan");
            foreach (var step in steps)
            {
                json.WriteValue(step);
            }

            json.EndArray();
            json.EndObject();
        });
        foreach (var step in output.IsJson ? [] : steps)
        {
            output.Line(step);
        }
    }
}
