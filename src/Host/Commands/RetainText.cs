using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Archives;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary>What a retention would do, or did, in words and in JSON.</summary>
internal static class RetainText
{
    /// <param name="output">Where it goes.</param>
    /// <param name="plan">What would be done.</param>
    /// <param name="report">What was done; null when nothing was to be.</param>
    public static void Write(Output output, RetentionPlan plan, RetentionReport? report)
    {
        output.Json(json => Write(json, plan, report));
        if (output.IsJson)
        {
            return;
        }

        var table = new TextTable(">segment", ">from record", ">to record", "from", "to", ">bytes", "fate");
        foreach (var (segment, reasons) in plan.Segments)
        {
            table.Add(
                Text(segment.Number), Text(segment.FirstSequence), Text(segment.Head.Sequence),
                Time(segment.FirstTimeNs), Time(segment.LastTimeNs), Text(segment.StoredBytes),
                reasons.Count > 0 ? "stays: " + string.Join(", ", reasons.Select(Words))
                    : report is null ? "would be archived" : "archived");
        }

        table.WriteTo(output.Human);
        output.Line();
        WriteStanding(output, plan);
        if (report is null)
        {
            output.Line("nothing was changed: --apply --operator NAME --reason TEXT does it");
        }
        else
        {
            WriteDone(output, report);
        }
    }

    private static void WriteStanding(Output output, RetentionPlan plan)
    {
        foreach (var (state, why) in plan.UnusableStates)
        {
            output.Line($"state {state} does not count: {why}");
        }

        output.Line(plan.State is null
            ? "no state of the kernel can be used, so a recovery reads everything and nothing may leave"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"a recovery goes on from {plan.State}, which covers records up to {plan.StateSequence}"));
        if (plan.Archived is { } archived)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"archived before: segments 1 to {archived.LastSegment}, records 1 to {archived.Head.Sequence}, in "
                + $"{archived.Archive}"));
        }
    }

    private static void WriteDone(Output output, RetentionReport report)
    {
        output.Line(report.ActionSequence == 0 && report.Removed == 0
            ? "there was nothing to move"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Copied} segments copied, {report.Removed} files removed, written down in record "
                + $"{report.ActionSequence}"));
        if (report.Manifest is not null)
        {
            output.Line($"archive: {report.Manifest} {report.ManifestHash}");
        }
    }

    private static void Write(CanonicalJsonWriter json, RetentionPlan plan, RetentionReport? report)
    {
        json.BeginObject();
        json.Write("archivedBefore", plan.Archived?.LastSegment ?? 0);
        if (report is not null)
        {
            json.BeginObject("done");
            json.Write("actionSequence", report.ActionSequence);
            json.Write("copied", report.Copied);
            json.Write("manifest", report.Manifest);
            json.Write("manifestHash", report.ManifestHash);
            json.Write("removed", report.Removed);
            json.EndObject();
        }

        json.BeginArray("segments");
        foreach (var (segment, reasons) in plan.Segments)
        {
            json.BeginObject();
            json.Write("bytes", segment.StoredBytes);
            json.Write("firstSequence", segment.FirstSequence);
            json.Write("firstTime", segment.FirstTimeNs is { } first ? TimestampText.Format(first) : null);
            json.Write("lastSequence", segment.Head.Sequence);
            json.Write("lastTime", segment.LastTimeNs is { } last ? TimestampText.Format(last) : null);
            json.Write("number", segment.Number);
            json.BeginArray("stays");
            foreach (var reason in reasons)
            {
                json.WriteValue(reason.ToString());
            }

            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
        json.Write("state", plan.State);
        json.Write("stateSequence", plan.StateSequence);
        json.EndObject();
    }

    private static string Words(StayReason reason) => reason switch
    {
        StayReason.Open => "the newest",
        StayReason.Recent => "one of the last two closed",
        StayReason.Young => "young",
        StayReason.Timeless => "of unknown age",
        StayReason.Unprojected => "not projected",
        StayReason.NeededByState => "a recovery needs it",
        StayReason.NoState => "no state to recover from",
        _ => reason.ToString(),
    };

    private static string Time(long? timeNs) => timeNs is { } time ? TimestampText.Format(time) : "-";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
