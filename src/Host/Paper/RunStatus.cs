using System.Text;
using Plimsoll.Data.Json;
using Plimsoll.Host.Safety;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Paper;

/// <summary>The state of a run as JSON, for the status file and for whoever asks.</summary>
internal static class RunStatus
{
    public const int Schema = 1;

    public static string Describe(PaperFacts facts)
    {
        using var json = new CanonicalJsonWriter();
        var seen = facts.Snapshot;
        json.BeginObject();
        json.Write("alerts", facts.AlertCount);
        WriteAuthorization(json, seen);
        json.BeginArray("breakers");
        WriteAll(json, seen.Breakers);
        json.EndArray();
        json.Write("busySeconds", Math.Round(facts.Busy.TotalSeconds, 3));
        json.Write("cash", seen.Cash);
        WriteEmergency(json, facts.Emergency);
        json.Write("equity", seen.Equity);
        json.Write("fills", seen.Fills);
        json.Write("isFlat", seen.IsFlat);
        json.Write("journal", facts.Journal);
        json.Write("kernelEvents", seen.KernelEvents);
        json.Write("lagSeconds", Math.Round(seen.Lag.TotalSeconds, 3));
        WriteLatch(json, facts.Latch, seen);
        seen.Limits.WriteLimits(json);
        json.Write("marketEvents", seen.MarketEvents);
        json.Write("marketTime", seen.MarketNs == long.MinValue ? null : TimestampText.Format(seen.MarketNs));
        json.Write("orders", seen.Orders);
        json.Write("pace", facts.Pace);
        WritePositions(json, seen);
        json.Write("process", facts.Process);
        json.Write("refused", seen.Refused);
        seen.Limits.WriteRules(json);
        json.Write("schema", Schema);
        json.BeginArray("sources");
        WriteAll(json, facts.Sources);
        json.EndArray();
        json.Write("startedAt", facts.StartedAt);
        json.Write("state", Word(facts.State));
        json.BeginArray("strategies");
        WriteAll(json, facts.Strategies);
        json.EndArray();
        json.Write("trades", seen.Trades);
        json.Write("wallTime", facts.WallTime);
        WriteOrders(json, seen);
        json.Write("workingCount", seen.WorkingCount);
        json.EndObject();
        return Encoding.UTF8.GetString(json.ToArray());
    }

    public static string Word(RunState state) => state switch
    {
        RunState.Starting => "starting",
        RunState.Running => "running",
        RunState.Emergency => "emergency",
        RunState.Ended => "ended",
        RunState.Flattened => "flattened",
        _ => "escalated",
    };

    private static void WriteAuthorization(CanonicalJsonWriter json, RunSnapshot seen)
    {
        json.BeginObject("authorization");
        json.Write("bypassUntil", seen.BypassUntil);
        json.Write("bypassUses", seen.BypassUses);
        json.BeginArray("strategies");
        foreach (var one in seen.Authorization)
        {
            json.BeginObject();
            json.Write("level", one.Level);
            json.Write("strategy", one.Strategy);
            json.Write("until", one.Until);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    private static void WriteAll(CanonicalJsonWriter json, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            json.WriteValue(text);
        }
    }

    private static void WriteEmergency(CanonicalJsonWriter json, EmergencyReport? report)
    {
        if (report is null)
        {
            return;
        }

        json.BeginObject("emergency");
        json.Write("canceled", report.Canceled);
        json.Write("cause", report.Cause);
        json.Write("closing", report.Closing);
        json.Write("escalation", report.Escalation);
        json.Write("fencedAfterSeconds", Seconds(report.FencedAfter));
        json.Write("flatAfterSeconds", Seconds(report.FlatAfter));
        json.Write("isFlat", report.IsFlat);
        json.Write("latchedAfterSeconds", Seconds(report.LatchedAfter));
        json.Write("noOrdersAfterSeconds", Seconds(report.NoOrdersAfter));
        json.EndObject();
    }

    private static double? Seconds(TimeSpan? span) =>
        span is { } known ? Math.Round(known.TotalSeconds, 3) : null;

    private static void WriteLatch(CanonicalJsonWriter json, LatchReading latch, RunSnapshot seen)
    {
        json.BeginObject("latch");
        json.BeginArray("entries");
        foreach (var entry in latch.Entries)
        {
            json.BeginObject();
            json.Write("level", KillLevels.Word(entry.Level));
            json.Write("reason", entry.Reason);
            json.Write("source", entry.Source);
            json.Write("strategy", entry.Strategy);
            json.Write("time", entry.Time);
            json.Write("who", entry.Who);
            json.EndObject();
        }

        json.EndArray();
        json.Write("isEngaged", latch.IsEngaged);
        json.BeginArray("kernel");
        WriteAll(json, seen.Latches);
        json.EndArray();
        json.Write("trouble", latch.Trouble);
        json.EndObject();
    }

    private static void WritePositions(CanonicalJsonWriter json, RunSnapshot seen)
    {
        json.BeginArray("positions");
        foreach (var position in seen.Positions)
        {
            json.BeginObject();
            json.Write("instrument", position.Instrument);
            json.Write("quantity", position.Quantity);
            json.Write("strategy", position.Strategy);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteOrders(CanonicalJsonWriter json, RunSnapshot seen)
    {
        json.BeginArray("working");
        foreach (var order in seen.Working)
        {
            json.BeginObject();
            json.Write("instrument", order.Instrument);
            json.Write("number", order.Number);
            json.Write("rest", order.Rest);
            json.Write("strategy", order.Strategy);
            json.EndObject();
        }

        json.EndArray();
    }
}
