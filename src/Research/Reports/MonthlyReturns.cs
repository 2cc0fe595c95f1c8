using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Returns of calendar months (UTC), compounded from the returns of shorter periods.</summary>
internal sealed class MonthlyReturns
{
    private readonly SortedDictionary<int, double?[]> _years = [];

    /// <summary>Compounds the returns into months; a return belongs to the month its period ends in.</summary>
    public MonthlyReturns(IReadOnlyList<SeriesPoint> returns)
    {
        foreach (var point in returns.Where(point => double.IsFinite(point.Value)))
        {
            // A day that ends at midnight is the day before.
            var time = DateTime.UnixEpoch.AddTicks((point.TimeNs - 1) / 100);
            if (!_years.TryGetValue(time.Year, out var months))
            {
                _years.Add(time.Year, months = new double?[12]);
            }

            months[time.Month - 1] = ((1 + (months[time.Month - 1] ?? 0)) * (1 + point.Value)) - 1;
        }
    }

    /// <summary>The years in order with twelve months each; null for a month without a return.</summary>
    public IEnumerable<(int Year, IReadOnlyList<double?> Months, double Total)> Years
    {
        get
        {
            foreach (var (year, months) in _years)
            {
                var total = 1.0;
                foreach (var month in months)
                {
                    total *= 1 + (month ?? 0);
                }

                yield return (year, months, total - 1);
            }
        }
    }
}
