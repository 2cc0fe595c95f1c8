using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>
/// The same trend follower as a loop over arrays, in decimals, that shares no line with the platform: all-in at the
/// next open,
/// ten basis points a fill, whole lots, no more than the volume of each bar.
/// </summary>
internal sealed class PlainSmaLoop
{
    public int Fills { get; private set; }

    public int Trades { get; private set; }

    public decimal Cash { get; private set; } = 100_000m;

    public decimal FinalEquity { get; private set; }

    public decimal Fees { get; private set; }

    public void Run(IReadOnlyList<Bar> bars, Instrument instrument, int fastBars, int slowBars)
    {
        var tick = decimal.Parse(instrument.PriceGrid.ToString(), System.Globalization.CultureInfo.InvariantCulture);
        var lot = decimal.Parse(instrument.QuantityGrid.ToString(), System.Globalization.CultureInfo.InvariantCulture);
        var closes = bars.Select(bar => (double)bar.CloseTicks).ToArray();
        var budget = 0m;
        long held = 0, toSell = 0;
        for (var i = 0; i < bars.Count; i++)
        {
            var price = bars[i].OpenTicks * tick;
            var volume = bars[i].VolumeLots;
            if (budget > 0)
            {
                var wanted = (long)Math.Floor(budget / (price * lot * 1.001m));
                while (Cost(wanted + 1, price, lot) <= budget)
                {
                    wanted++;
                }

                while (Cost(wanted, price, lot) > budget)
                {
                    wanted--;
                }

                var lots = Math.Min(wanted, volume);
                if (lots > 0)
                {
                    var cost = Cost(lots, price, lot);
                    (Cash, budget, held) = (Cash - cost, budget - cost, held + lots);
                    Fees += cost - (lots * price * lot);
                    Fills++;
                }

                budget = wanted == lots ? 0 : budget;
            }

            if (toSell > 0 && volume > 0)
            {
                var lots = Math.Min(toSell, volume);
                var fee = Math.Round(lots * price * lot * 0.001m, 8, MidpointRounding.ToPositiveInfinity);
                (Cash, Fees, held, toSell) = (Cash + (lots * price * lot) - fee, Fees + fee, held - lots,
                    toSell - lots);
                Fills++;
                Trades += held == 0 ? 1 : 0;
            }

            if (i + 1 < slowBars)
            {
                continue;
            }

            var fast = Mean(closes, i, fastBars);
            var slow = Mean(closes, i, slowBars);
            if (fast > slow && held == 0 && budget == 0)
            {
                budget = Cash;
            }
            else if (fast < slow && held > 0 && toSell == 0)
            {
                (budget, toSell) = (0, held);
            }
        }

        FinalEquity = Cash + (held * lot * bars[^1].CloseTicks * tick);
    }

    private static decimal Cost(long lots, decimal price, decimal lot) =>
        (lots * price * lot) + Math.Round(lots * price * lot * 0.001m, 8, MidpointRounding.ToPositiveInfinity);

    private static double Mean(double[] closes, int last, int count)
    {
        var sum = 0.0;
        for (var i = last - count + 1; i <= last; i++)
        {
            sum += closes[i];
        }

        return sum / count;
    }
}
