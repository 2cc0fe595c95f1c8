using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Renders the files of a result. The same result gives the same bytes, on every machine.</summary>
public static class ResultFiles
{
    /// <summary>Name of the file with every figure.</summary>
    public const string Result = "result.json";

    /// <summary>Name of the table of closed trades.</summary>
    public const string Trades = "trades.csv";

    /// <summary>Name of the table of orders.</summary>
    public const string Orders = "orders.csv";

    /// <summary>Name of the table of equity over time.</summary>
    public const string Equity = "equity.csv";

    /// <summary>Name of the table of funding, borrowing, interest and settlements; only when there are any.</summary>
    public const string Charges = "charges.csv";

    /// <summary>Name of the report for people.</summary>
    public const string Report = "report.html";

    /// <summary>All files, sorted by name: five, and the charges where there were any.</summary>
    public static IReadOnlyList<ResultFile> Render(RunResult result)
    {
        ResultFile[] tables = [EquityTable.Render(result), OrderTable.Render(result), TradeTable.Render(result)];
        ResultFile[] first = result.Charges.Count == 0 ? [] : [ChargeTable.Render(result)];
        var warnings = ReportWarnings.Of(result);
        var resultHash = ContentHash.OfAll([.. first, .. tables]);
        var report = ReportPage.Render(result, warnings, resultHash);
        var json = ResultJson.Render(result, warnings, resultHash, [.. first, .. tables]);
        return [.. first, tables[0], tables[1], report, json, tables[2]];
    }
}
