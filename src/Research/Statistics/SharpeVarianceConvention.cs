namespace Plimsoll.Research.Statistics;

/// <summary>
/// At which Sharpe ratio the variance of the estimate is taken, and with which count of observations.
/// </summary>
public enum SharpeVarianceConvention
{
    /// <summary>
    /// Variance at the observed Sharpe ratio, T - 1 observations (Bailey and Lopez de Prado 2012). The default: the
    /// more careful one for high ratios.
    /// </summary>
    Classic = 0,

    /// <summary>
    /// Variance at the Sharpe ratio of the null hypothesis, T observations (Lopez de Prado, Lipton and Zoonekynd 2025).
    /// </summary>
    Null = 1,
}
