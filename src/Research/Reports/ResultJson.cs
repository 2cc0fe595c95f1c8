using Plimsoll.Data.Json;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The file with every figure, for programs. Keys are sorted; exact amounts stand as text beside the
/// number.</summary>
internal static class ResultJson
{
    /// <summary>Raised when a field changes its meaning or goes away; a new field does not raise it.</summary>
    private const long SchemaVersion = 1;

    /// <summary>Renders the file.</summary>
    public static ResultFile Render(
        RunResult result, IReadOnlyList<string> warnings, string resultHash, IReadOnlyList<ResultFile> tables)
    {
        using CanonicalJsonWriter json = new();
        json.BeginObject();
        WriteAccount(json, result);
        WriteBenchmark(json, result);
        WriteConfiguration(json, result);
        json.Write("currency", result.Currency);
        ResultJsonParts.WriteDataQuality(json, result);
        WriteExecution(json, result);
        WriteAmount(json, "fees", result.TotalFees);
        WriteFiles(json, tables);
        json.Write("fills", result.FillCount);
        WriteAmount(json, "finalEquity", result.FinalEquity);
        json.BeginObject("hashes");
        json.Write("code", result.Hashes.Code);
        json.Write("config", result.Hashes.Config);
        json.Write("data", result.Hashes.Data);
        json.Write("result", resultHash);
        json.EndObject();
        ResultJsonParts.WriteInstruments(json, result);
        WriteIntrabar(json, result.Intrabar);
        MakerJson.Write(json, result);
        WriteMetrics(json, result);
        json.Write("nothingTradedReason", ReportWarnings.NothingTraded(result));
        ResultJsonParts.WriteOpenPositions(json, result);
        json.Write("orders", result.OrderCount);
        ResultJsonParts.WritePolicySensitivity(json, result);
        json.BeginObject("product");
        json.Write("name", "Plimsoll");
        json.Write("version", result.ProductVersion);
        json.EndObject();
        json.Write("reproduce", result.ReproduceCommand);
        RiskJson.Write(json, result.Risk);
        json.Write("schema", SchemaVersion);
        WriteAmount(json, "slippageCost", result.TotalSlippageCost);
        WriteAmount(json, "startCash", result.StartCash);
        ResultJsonParts.WriteTables(json, result);
        json.Write("trades", result.TradeCount);
        json.BeginArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteValue(warning);
        }

        json.EndArray();
        json.EndObject();
        return new ResultFile(ResultFiles.Result, json.ToArray());
    }

    /// <summary>Writes an amount as a number and, under the key with <c>Exact</c> behind it, as exact text.</summary>
    internal static void WriteAmount(CanonicalJsonWriter json, string key, Amount amount)
    {
        json.Write(key, amount.ToDouble());
        json.Write(key + "Exact", amount.ToString());
    }

    private static void WriteAccount(CanonicalJsonWriter json, RunResult result)
    {
        if (result.Account is not { } account)
        {
            json.Write("account", (string?)null);
            return;
        }

        json.BeginObject("account");
        WriteAmount(json, "borrow", account.Borrow);
        WriteAmount(json, "cash", account.Cash);
        WriteAmount(json, "equity", account.Equity);
        WriteAmount(json, "fees", account.Fees);
        WriteAmount(json, "financing", account.Financing);
        WriteAmount(json, "funding", account.Funding);
        WriteAmount(json, "liquidation", account.Liquidation);
        json.Write("liquidations", result.MarginNotices.Count(one => one.Kind == MarginNoticeKind.Liquidation));
        json.Write("marginCalls", result.MarginNotices.Count(one => one.Kind == MarginNoticeKind.Call));
        WriteAmount(json, "realised", account.Realised);
        json.Write("ruined", result.MarginNotices.Any(one => one.Kind == MarginNoticeKind.Ruin));
        WriteAmount(json, "settled", account.Settled);
        WriteAmount(json, "start", account.Start);
        WriteAmount(json, "unrealised", account.Unrealised);
        json.EndObject();
    }

    private static void WriteExecution(CanonicalJsonWriter json, RunResult result)
    {
        if (result.Execution is not { } execution)
        {
            json.Write("execution", (string?)null);
            return;
        }

        json.BeginObject("execution");
        json.Write("delay", execution.Delay);
        json.Write("fees", execution.Fees);
        json.Write("fillRate", execution.FillRate);
        json.BeginArray("markouts");
        foreach (var one in execution.Markouts)
        {
            json.BeginObject();
            json.Write("effective", one.Effective);
            json.Write("fills", one.Count);
            json.Write("impact", one.Impact);
            json.Write("markout", one.Markout);
            json.Write("realised", one.Realised);
            json.Write("seconds", one.Seconds);
            json.EndObject();
        }

        json.EndArray();
        json.Write("meanSlippage", execution.MeanSlippageBasisPoints);
        json.Write("medianSlippage", execution.MedianSlippageBasisPoints);
        json.Write("missed", execution.Missed);
        json.Write("shortfall", execution.ShortfallBasisPoints);
        json.Write("trading", execution.Trading);
        json.EndObject();
    }

    private static void WriteBenchmark(CanonicalJsonWriter json, RunResult result)
    {
        if (result.Benchmark is not { Points.Count: > 0 } benchmark)
        {
            json.Write("benchmark", (string?)null);
            return;
        }

        var (first, last) = (benchmark.Points[0].Value, benchmark.Points[^1].Value);
        json.BeginObject("benchmark");
        json.Write("finalEquity", last);
        json.Write("name", benchmark.Name);
        json.Write("totalReturn", (last / first) - 1);
        json.EndObject();
    }

    private static void WriteConfiguration(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginObject("configuration");
        json.Write("chargeModel", result.ChargeModel);
        json.Write("feeModel", result.FeeModel);
        ResultJsonParts.WritePolicy(json, "fillPolicy", result.FillPolicy);
        json.Write("from", TimestampText.Format(result.FromNs));
        json.BeginObject("parameters");
        foreach (var parameter in result.StrategyParameters.OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            json.Write(parameter.Name, parameter.Value);
        }

        json.EndObject();
        json.Write("period", result.Period);
        json.Write("sizing", result.Sizing);
        json.Write("slippageModel", result.SlippageModel);
        json.Write("strategy", result.StrategyName);
        json.Write("to", TimestampText.Format(result.ToNs));
        json.EndObject();
    }

    private static void WriteIntrabar(CanonicalJsonWriter json, IntrabarOutcome outcome)
    {
        json.BeginObject("intrabar");
        json.Write("count", outcome.Count);
        json.Write("finerPeriod", outcome.FinerPeriod);
        WriteAmount(json, "profitDifference", outcome.ProfitDifference);
        json.Write("stopFirst", outcome.StopFirst);
        json.Write("targetFirst", outcome.TargetFirst);
        json.Write("unresolved", outcome.Unresolved);
        json.EndObject();
    }

    private static void WriteFiles(CanonicalJsonWriter json, IReadOnlyList<ResultFile> tables)
    {
        json.BeginObject("files");
        foreach (var table in tables.OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            json.BeginObject(table.Name);
            json.Write("rows", table.RowCount);
            json.Write("sha256", ContentHash.Of(table));
            json.EndObject();
        }

        json.EndObject();
    }

    private static void WriteMetrics(CanonicalJsonWriter json, RunResult result)
    {
        json.BeginObject("metrics");
        foreach (var metric in result.Metrics.OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            json.Write(metric.Name, metric.Value);
        }

        json.EndObject();
    }
}
