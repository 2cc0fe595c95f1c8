using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

/// <summary>One instrument of a made-up run: its prices on an even grid of time and the trades on them.</summary>
internal sealed class SampleMarket
{
    private const long NanosPerDay = 86_400_000_000_000;

    public SampleMarket(SampleShape shape, int index, long fromNs)
    {
        Id = index < Symbols.Length ? Symbols[index] : FormattableString.Invariant($"COIN{index:000}USDT.BINANCE");
        StepNs = NanosPerDay / shape.StepsPerDay;
        FromNs = fromNs;
        Random random = new(shape.Seed + (index * 1000));
        Prices = Walk(shape, random, 400m * (index + 1) * (index == 0 ? 100 : 6));
        Trades = Trade(shape, random);
    }

    public static string[] Symbols { get; } = ["BTCUSDT.BINANCE", "ETHUSDT.BINANCE"];

    public string Id { get; }

    public long FromNs { get; }

    public long StepNs { get; }

    public decimal[] Prices { get; }

    public List<(int Entry, int Exit, ResultTrade Trade)> Trades { get; }

    public long TimeAt(int step) => FromNs + (step * StepNs);

    /// <summary>Closed profit plus the open profit at a step.</summary>
    public Amount ProfitAt(int step)
    {
        var profit = Amount.Zero;
        foreach (var (entry, exit, trade) in Trades)
        {
            if (exit <= step)
            {
                profit += trade.NetProfit;
            }
            else if (entry <= step)
            {
                var sign = trade.IsLong ? 1 : -1;
                profit += Amount.FromDecimal((Prices[step] - trade.EntryPrice) * trade.Quantity * sign);
            }
        }

        return profit;
    }

    public double ExposureAt(int step) => Trades.Where(each => each.Entry <= step && step < each.Exit)
        .Sum(each => (double)(Prices[step] * each.Trade.Quantity) * (each.Trade.IsLong ? 1 : -1));

    private static decimal[] Walk(SampleShape shape, Random random, decimal start)
    {
        var count = Math.Max(1, shape.Days * shape.StepsPerDay);
        var prices = new decimal[count];
        var stepsPerYear = 365.0 * shape.StepsPerDay;
        var (price, volatility) = ((double)start, 0.5);
        for (var i = 0; i < count; i++)
        {
            prices[i] = Math.Max(0.01m, Math.Round((decimal)price, 2));
            // Volatility clusters: it wanders and is pulled back.
            volatility = Math.Clamp(volatility + (0.02 * (0.5 - volatility)) + (0.03 * Normal(random)), 0.15, 1.4);
            price *= 1 + (shape.Drift / stepsPerYear) + (volatility / Math.Sqrt(stepsPerYear) * Normal(random));
        }

        return prices;
    }

    private static double Normal(Random random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }

    private List<(int Entry, int Exit, ResultTrade Trade)> Trade(SampleShape shape, Random random)
    {
        List<(int, int, ResultTrade)> trades = [];
        var room = Prices.Length / Math.Max(1, shape.TradesPerInstrument);
        for (var i = 0; i < shape.TradesPerInstrument && room >= 2; i++)
        {
            var entry = (i * room) + random.Next(room / 2);
            var exit = Math.Min(entry + 1 + random.Next(Math.Max(1, room - (entry % room) - 1)), Prices.Length - 1);
            if (exit > entry)
            {
                var rises = Prices[exit] > Prices[entry];
                var isLong = random.NextDouble() < shape.Foresight ? rises : random.NextDouble() < 0.62;
                trades.Add((entry, exit, Close(shape, entry, exit, isLong, random)));
            }
        }

        return trades;
    }

    private ResultTrade Close(SampleShape shape, int entry, int exit, bool isLong, Random random)
    {
        var sign = isLong ? 1m : -1m;
        var quantity = Math.Max(0.0001m,
            Math.Round(shape.StartCash * 0.45m / shape.InstrumentCount / Prices[entry], 4));
        var gross = (Prices[exit] - Prices[entry]) * quantity * sign;
        var fees = (Prices[exit] + Prices[entry]) * quantity * shape.FeeShare;
        var path = Prices[entry..(exit + 1)].Select(price => (price - Prices[entry]) * quantity * sign).ToArray();
        return new ResultTrade
        {
            InstrumentId = Id,
            IsLong = isLong,
            EntryTimeNs = TimeAt(entry),
            ExitTimeNs = TimeAt(exit),
            EntryPrice = Prices[entry],
            ExitPrice = Prices[exit],
            Quantity = quantity,
            EntryValue = Amount.FromDecimal(Prices[entry] * quantity),
            GrossProfit = Amount.FromDecimal(gross),
            Fees = Amount.FromDecimal(fees),
            SlippageCost = Amount.FromDecimal(fees * 0.4m),
            NetProfit = Amount.FromDecimal(gross - fees),
            MaximumAdverseExcursion = (double)Math.Min(0, path.Min()),
            MaximumFavourableExcursion = (double)Math.Max(0, path.Max()),
            EntryReason = isLong ? "fast above slow" : "fast below slow",
            ExitReason = random.Next(4) == 0 ? "stop" : shape.ExitReason,
            BarsHeld = exit - entry,
        };
    }
}
