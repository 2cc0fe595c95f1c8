namespace Plimsoll.Research.Statistics;

/// <summary>One calendar month (UTC) that has a daily sample or a closed trade.</summary>
/// <param name="Month">Year and month as yyyy-MM.</param>
/// <param name="Return">
/// Last sample of the month over the last one before it (or the start equity) minus one; null without a sample or when
/// the base is not above zero.
/// </param>
/// <param name="Trades">Trades closed in the month.</param>
/// <param name="NetProfit">Their net profit in account currency.</param>
public sealed record MonthlyPerformance(string Month, double? Return, int Trades, double NetProfit);
