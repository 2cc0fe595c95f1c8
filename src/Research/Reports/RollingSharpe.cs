using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The annualised Sharpe ratio of the last so many returns, over time; the rate without risk is taken as
/// zero.</summary>
internal static class RollingSharpe
{
    /// <summary>
    /// One point for every return from the <paramref name="window"/>-th on: mean over sample deviation times the root
    /// of
    /// <paramref name="periodsPerYear"/>; not a number where the returns do not vary.
    /// </summary>
    public static IReadOnlyList<SeriesPoint> Of(IReadOnlyList<SeriesPoint> returns, int window, double periodsPerYear)
    {
        List<SeriesPoint> points = [];
        for (var last = window - 1; last < returns.Count; last++)
        {
            var mean = 0.0;
            for (var i = last - window + 1; i <= last; i++)
            {
                mean += returns[i].Value / window;
            }

            var squares = 0.0;
            for (var i = last - window + 1; i <= last; i++)
            {
                squares += (returns[i].Value - mean) * (returns[i].Value - mean);
            }

            var deviation = Math.Sqrt(squares / (window - 1));
            points.Add(new SeriesPoint(returns[last].TimeNs,
                deviation > 1e-12 ? mean / deviation * Math.Sqrt(periodsPerYear) : double.NaN));
        }

        return points;
    }

    /// <summary>The window for a number of returns: about a quarter of a year, less for a short run, never below
    /// 10.</summary>
    public static int Window(int count, double periodsPerYear) =>
        Math.Max(10, Math.Min((int)Math.Round(periodsPerYear / 4), count / 3));
}
