namespace Plimsoll.Research.Statistics;

/// <summary>
/// Wins and losses of periods instead of trades, in the convention of quantstats: a period with a zero or missing
/// return is neither. An undefined figure is null.
/// </summary>
public static class PeriodOutcomeMetrics
{
    /// <summary>Winning periods over winning and losing ones, in [0, 1]; null without either.</summary>
    public static double? WinRate(ReadOnlySpan<double> returns)
    {
        var (wins, losses) = Counts(returns);
        return wins + losses == 0 ? null : (double)wins / (wins + losses);
    }

    /// <summary>Sum of gains over sum of losses; null without a loss.</summary>
    public static double? ProfitFactor(ReadOnlySpan<double> returns)
    {
        var (gains, lost) = ReturnMetrics.GainsAndLosses(returns);
        return lost == 0.0 ? null : gains / lost;
    }

    /// <summary>Mean gain over mean loss; null unless there are both.</summary>
    public static double? PayoffRatio(ReadOnlySpan<double> returns)
    {
        var (wins, losses) = Counts(returns);
        var (gains, lost) = ReturnMetrics.GainsAndLosses(returns);
        return wins == 0 || losses == 0 ? null : gains / wins / (lost / losses);
    }

    /// <summary>
    /// Kelly's share (Kelly 1956): win rate - (1 - win rate) / payoff ratio; null unless there are wins and losses.
    /// </summary>
    public static double? KellyShare(ReadOnlySpan<double> returns)
    {
        var wins = WinRate(returns);
        return wins - ((1.0 - wins) / PayoffRatio(returns));
    }

    /// <summary>|sum of returns| over the maximum drawdown; null without a drawdown.</summary>
    public static double? RecoveryFactor(ReadOnlySpan<double> returns)
    {
        var drawdown = DrawdownMetrics.Maximum(returns);
        return drawdown is null or 0.0 ? null : Math.Abs(Moments.Sum(returns)) / drawdown;
    }

    /// <summary>The longest run of losing periods.</summary>
    public static int LongestLossStreak(ReadOnlySpan<double> returns) => LongestStreak(returns, -1);

    /// <summary>The longest run of winning periods.</summary>
    public static int LongestWinStreak(ReadOnlySpan<double> returns) => LongestStreak(returns, 1);

    /// <summary>The longest run of values of the given sign; a zero or missing value ends a run.</summary>
    internal static int LongestStreak(ReadOnlySpan<double> values, int sign)
    {
        var longest = 0;
        var current = 0;
        foreach (var value in values)
        {
            current = value * sign > 0.0 ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static (int Wins, int Losses) Counts(ReadOnlySpan<double> returns)
    {
        var wins = 0;
        var losses = 0;
        foreach (var value in returns)
        {
            wins += value > 0.0 ? 1 : 0;
            losses += value < 0.0 ? 1 : 0;
        }

        return (wins, losses);
    }
}
