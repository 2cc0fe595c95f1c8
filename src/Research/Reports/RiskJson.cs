using Plimsoll.Data.Json;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The part of the result about limits; runs without limits have none.</summary>
internal static class RiskJson
{
    public static void Write(CanonicalJsonWriter json, RiskOutcome? risk)
    {
        if (risk is null)
        {
            return;
        }

        json.BeginObject("risk");
        json.BeginObject("alerts");
        foreach (var alert in risk.Alerts.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            json.Write(alert.Name, alert.Count);
        }

        json.EndObject();
        json.BeginArray("blocks");
        foreach (var block in risk.Blocks)
        {
            json.BeginObject();
            json.Write("code", block.Code);
            json.Write("deciding", block.DecidingCount);
            json.Write("firstTime", TimestampText.Format(block.FirstTimeNs));
            json.Write("layer", block.Layer);
            json.Write("reason", block.Reason);
            json.Write("told", block.ToldCount);
            json.EndObject();
        }

        json.EndArray();
        json.BeginArray("distances");
        foreach (var distance in risk.Distances)
        {
            json.BeginObject();
            json.Write("limit", distance.Limit);
            json.Write("max", distance.Max);
            json.Write("now", distance.Now);
            json.Write("scope", distance.Scope);
            json.Write("used", distance.UsedShare);
            json.EndObject();
        }

        json.EndArray();
        json.BeginArray("limits");
        foreach (var line in risk.Limits)
        {
            json.WriteValue(line);
        }

        json.EndArray();
        json.EndObject();
    }
}
