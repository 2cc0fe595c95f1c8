using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The table of the account's charges beside fees.</summary>
internal static class ChargeTable
{
    /// <summary>One row a charge, in the order in which they were booked.</summary>
    public static ResultFile Render(RunResult result)
    {
        CsvBuilder csv = new("time", "kind", "instrument", "amount");
        foreach (var charge in result.Charges)
        {
            csv.AddTime(charge.TimeNs).Add(charge.Kind).Add(charge.InstrumentId).Add(charge.Amount).EndRow();
        }

        return csv.ToFile(ResultFiles.Charges);
    }
}
