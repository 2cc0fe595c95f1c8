using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Host.Commands;

/// <summary>The few figures of a run that are printed; all of them stand in result.json.</summary>
internal static class FigureTable
{
    public static void Write(TextWriter writer, RunResult result)
    {
        var figures = result.Headline;
        var instruments = string.Join(", ", result.Instruments.Select(static instrument => instrument.Id));
        writer.WriteLine(
            $"{result.StrategyName} on {instruments} {result.Period}, "
            + $"{TimestampText.Format(result.FromNs)} to {TimestampText.Format(result.ToNs)}");
        var table = new TextTable("", ">", "", "", ">");
        table.Add("final equity", Money(result.FinalEquity, result.Currency), " ", "orders", Count(result.OrderCount));
        table.Add("total return", Percent(figures.TotalReturn), " ", "fills", Count(result.FillCount));
        table.Add("return a year", Percent(figures.Cagr), " ", "trades", Count(result.TradeCount));
        table.Add("volatility a year", Percent(figures.Volatility), " ", "win rate", Percent(figures.WinRate));
        table.Add("Sharpe ratio", Sharpe(figures), " ", "profit factor", Number(figures.ProfitFactor));
        table.Add(
            "deepest drawdown",
            Percent(-figures.MaximumDrawdown),
            " ",
            "fees + slippage",
            Money(result.TotalFees + result.TotalSlippageCost, result.Currency));
        table.WriteTo(writer, "  ");
        writer.WriteLine(
            $"  fills: {result.FillPolicy.Name}; fees: {result.FeeModel}; slippage: {result.SlippageModel}");
        if (result.FillCount == 0 && result.NothingTradedReason is { } reason)
        {
            writer.WriteLine("nothing was traded: " + reason);
        }

        foreach (var warning in result.Warnings)
        {
            writer.WriteLine("note: " + warning);
        }
    }

    private static string Money(Amount amount, string currency) =>
        amount.ToDouble().ToString("N2", CultureInfo.InvariantCulture) + " " + currency;

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("N2", CultureInfo.InvariantCulture) + " %" : "–";

    private static string Number(double? value) => value?.ToString("N2", CultureInfo.InvariantCulture) ?? "–";

    private static string Sharpe(RunHeadline figures) =>
        Number(figures.Sharpe) + (figures.SharpeStandardError is { } error
            ? " ± " + error.ToString("N2", CultureInfo.InvariantCulture)
            : "");
}
