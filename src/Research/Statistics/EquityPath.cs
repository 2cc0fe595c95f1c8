namespace Plimsoll.Research.Statistics;

/// <summary>The daily samples as values from the start equity on, and as simple returns.</summary>
/// <param name="Values">The start equity, then every sample.</param>
/// <param name="Returns">
/// One simple return for each sample; empty once a sample other than the last is not above zero, because a return from
/// such a base means nothing.
/// </param>
/// <param name="ExcessReturns">The returns less the risk-free rate of one period.</param>
internal sealed record EquityPath(double[] Values, double[] Returns, double[] ExcessReturns)
{
    /// <summary>The number of daily samples.</summary>
    public int Samples => Values.Length - 1;

    /// <summary>The path of a checked input.</summary>
    public static EquityPath Of(PerformanceInput input)
    {
        var values = new double[input.DailyEquity.Count + 1];
        values[0] = input.StartEquity;
        var isMeaningful = true;
        for (var index = 1; index < values.Length; index++)
        {
            isMeaningful &= values[index - 1] > 0.0;
            values[index] = input.DailyEquity[index - 1].Equity;
        }

        var returns = new double[isMeaningful ? values.Length - 1 : 0];
        var excess = new double[returns.Length];
        for (var index = 0; index < returns.Length; index++)
        {
            returns[index] = (values[index + 1] - values[index]) / values[index];
            excess[index] = returns[index] - (input.RiskFreeAnnual / input.PeriodsPerYear);
        }

        return new EquityPath(values, returns, excess);
    }
}
