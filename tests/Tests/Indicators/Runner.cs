using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

/// <summary>
/// Feeds bars to an indicator of any kind; series take closes, pairs the close and (open + high) / 2.
/// </summary>
internal static class Runner
{
    public static void Feed(IIndicator indicator, in PriceBar bar)
    {
        switch (indicator)
        {
            case IBarIndicator bars:
                bars.Update(bar);
                break;
            case IValueIndicator values:
                values.Update(bar.Close);
                break;
            case IPairIndicator pairs:
                pairs.Update(bar.Close, (bar.Open + bar.High) / 2);
                break;
            default:
                throw new InvalidOperationException($"{indicator} takes neither bars nor numbers.");
        }
    }

    public static double[] Run<T>(T indicator, PriceBar[] bars, Func<T, double> output)
        where T : IIndicator
    {
        double[] values = new double[bars.Length];
        for (int i = 0; i < bars.Length; i++)
        {
            Feed(indicator, bars[i]);
            values[i] = output(indicator);
        }

        return values;
    }
}
