using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Kernel.Risk;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>What a run rested on, as hashes: equal hashes promise equal results.</summary>
internal static class RunHashes
{
    public static InputHashes Of(BacktestRequest request, RunPlan plan)
    {
        var data = new StringBuilder();
        foreach (var series in request.Series.Concat(request.RateSeries))
        {
            var instrument = series.Instrument;
            data.Append(CultureInfo.InvariantCulture, $"{instrument.Id}|{instrument.Kind}|{instrument.Version}|");
            data.Append(CultureInfo.InvariantCulture, $"{instrument.PriceGrid}|");
            data.Append(CultureInfo.InvariantCulture,
                $"{instrument.QuantityGrid}|{instrument.Multiplier}|{instrument.Quote}|");
            data.Append(CultureInfo.InvariantCulture,
                $"{instrument.CalendarName}|{series.Period}|{series.ContentHash}\n");
        }

        var configuration = new StringBuilder();
        configuration.Append(CultureInfo.InvariantCulture, $"strategy={request.StrategyName}\n");
        foreach (var parameter in request.Parameters)
        {
            configuration.Append(CultureInfo.InvariantCulture, $"set.{parameter.Name}={parameter.Value}\n");
        }

        configuration.Append(CultureInfo.InvariantCulture, $"period={request.Period}\n");
        configuration.Append(CultureInfo.InvariantCulture, $"from={plan.TradingStartNs}\nto={plan.EndNs}\n");
        configuration.Append(CultureInfo.InvariantCulture, $"cash={request.Cash}\nfees={request.Fees}\n");
        configuration.Append(CultureInfo.InvariantCulture, $"slippage={request.Slippage}\nfill={request.Policy}\n");
        if (request.Books is { } rules)
        {
            configuration.Append(
                CultureInfo.InvariantCulture, $"books={rules},self={rules.SelfCross},seed={rules.Latency.Seed}\n");
        }


        configuration.Append(CultureInfo.InvariantCulture, $"charges={request.Charges}\n");
        configuration.Append(CultureInfo.InvariantCulture, $"margin={request.Margin}\npartials={request.Partials}\n");
        configuration.Append(CultureInfo.InvariantCulture, $"currency={request.Currency}\n");
        configuration.Append(CultureInfo.InvariantCulture, $"sizing={request.Sizing}\nleverage={plan.LeverageMax}\n");
        configuration.Append(CultureInfo.InvariantCulture,
            $"warmup={request.WarmUpBars}\nriskfree={request.RiskFreeAnnual:R}\n");
        if (request.Risk is { } risk)
        {
            configuration.Append(CultureInfo.InvariantCulture, $"risk={string.Join(';', RiskText.Format(risk))}\n");
        }

        return new InputHashes(Hash(data.ToString()), request.CodeHash, Hash(configuration.ToString()));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
