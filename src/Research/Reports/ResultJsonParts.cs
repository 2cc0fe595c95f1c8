using Plimsoll.Data.Json;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The lists within the file of figures.</summary>
internal static class ResultJsonParts
{
    /// <summary>The instruments in the order of the run.</summary>
    public static void WriteInstruments(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginArray("instruments");
        foreach (var instrument in result.Instruments)
        {
            json.BeginObject();
            json.Write("bars", instrument.BarCount);
            json.Write("calendar", instrument.Calendar);
            json.Write("contentHash", instrument.ContentHash);
            json.Write("first", Time(instrument.FirstTimeNs));
            json.Write("id", instrument.Id);
            json.Write("last", Time(instrument.LastTimeNs));
            json.Write("lot", Exact(instrument.Lot));
            json.Write("multiplier", instrument.Multiplier);
            json.Write("period", instrument.Period);
            json.Write("quoteCurrency", instrument.QuoteCurrency);
            json.Write("tick", Exact(instrument.Tick));
            json.Write("version", instrument.Version);
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>What the data check found.</summary>
    public static void WriteDataQuality(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginArray("dataQuality");
        foreach (var summary in result.DataQuality)
        {
            json.BeginObject();
            json.BeginObject("counts");
            foreach (var count in summary.Counts.OrderBy(each => each.Name, StringComparer.Ordinal))
            {
                json.Write(count.Name, count.Count);
            }

            json.EndObject();
            json.Write("instrument", summary.InstrumentId);
            json.Write("period", summary.Period);
            json.Write("rows", summary.RowCount);
            json.Write("score", summary.Score);
            json.BeginArray("topFindings");
            foreach (var finding in summary.TopFindings)
            {
                json.BeginObject();
                json.Write("detail", finding.Detail);
                json.Write("kind", finding.Kind);
                json.Write("severity", finding.Severity);
                json.Write("time", TimestampText.Format(finding.TimeNs));
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>Positions open at the end.</summary>
    public static void WriteOpenPositions(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginArray("openPositions");
        foreach (var position in result.OpenPositions)
        {
            json.BeginObject();
            json.Write("averagePrice", Exact(position.AveragePrice));
            json.Write("instrument", position.InstrumentId);
            json.Write("lastPrice", Exact(position.LastPrice));
            ResultJson.WriteAmount(json, "openProfit", position.OpenProfit);
            json.Write("quantity", Exact(position.Quantity));
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>The same run under several fill policies.</summary>
    public static void WritePolicySensitivity(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginArray("policySensitivity");
        foreach (var outcome in result.PolicySensitivity)
        {
            json.BeginObject();
            ResultJson.WriteAmount(json, "fees", outcome.Fees);
            WritePolicy(json, "fillPolicy", outcome.Policy);
            json.Write("fills", outcome.FillCount);
            ResultJson.WriteAmount(json, "finalEquity", outcome.FinalEquity);
            json.Write("isChosen", outcome.IsChosen);
            json.Write("maximumDrawdown", outcome.MaximumDrawdown);
            json.Write("sharpe", outcome.Sharpe);
            json.Write("totalReturn", outcome.TotalReturn);
            json.Write("trades", outcome.TradeCount);
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>A fill policy.</summary>
    public static void WritePolicy(CanonicalJsonWriter json, string key, FillPolicyInfo policy)
    {
        json.BeginObject(key);
        json.Write("description", policy.Description);
        json.Write("isOptimistic", policy.IsOptimistic);
        json.Write("name", policy.Name);
        json.EndObject();
    }

    /// <summary>Figures by instrument, side, exit reason, month.</summary>
    public static void WriteTables(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginObject("tables");
        foreach (var table in result.MetricTables.OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            var columns = table.Columns.Select((column, index) => (column.Name, Index: index))
                .OrderBy(column => column.Name, StringComparer.Ordinal).ToArray();
            json.BeginArray(table.Name);
            foreach (var row in table.Rows)
            {
                json.BeginObject();
                json.Write("key", row.Key);
                json.BeginObject("values");
                foreach (var (name, index) in columns)
                {
                    json.Write(name, row.Values[index]);
                }

                json.EndObject();
                json.EndObject();
            }

            json.EndArray();
        }

        json.EndObject();
    }

    private static string? Time(long? unixNanos) => unixNanos is { } known ? TimestampText.Format(known) : null;

    private static string Exact(decimal value) => Markup.FigureText.Exact(value);
}
