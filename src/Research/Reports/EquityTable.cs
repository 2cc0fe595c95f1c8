using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The table of equity over time.</summary>
internal static class EquityTable
{
    /// <summary>One row a point.</summary>
    public static ResultFile Render(RunResult result)
    {
        CsvBuilder csv = new("time", "equity", "cash", "equity_min", "equity_max", "drawdown", "exposure");
        foreach (var point in result.Equity)
        {
            csv.AddTime(point.TimeNs).Add(point.Equity).Add(point.Cash).Add(point.EquityMin).Add(point.EquityMax)
                .Add(point.Drawdown).Add(point.Exposure).EndRow();
        }

        return csv.ToFile(ResultFiles.Equity);
    }
}
