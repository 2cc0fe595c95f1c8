using Plimsoll.Model.Values;

namespace Plimsoll.Data.Synthetic;

/// <summary>
/// Returns with clustered variance (GARCH(1,1), Bollerslev 1986), fat tails, jumps, trend regimes and a part shared
/// with the market. Only +, -, *, / and square root are used: they give the same bits on every machine.
/// </summary>
internal sealed class PriceProcess
{
    // One draw in twenty comes from a normal 2.5 times as wide; the narrow one is scaled so that the variance is 1.
    private const double WideShare = 0.05;
    private const double WideScale = 2.5;
    private const double NarrowScale = 0.850_696_292_409_257_9;
    private const double VarianceMax = 40;
    private const double RangeReversionPerDay = 0.4;
    private const ulong MarketStream = 0x5851F42D4C957F2D;

    private readonly SyntheticParameters parameters;
    private readonly SeededRandom random;
    private readonly double barsPerDay;
    private readonly double barDeviation;
    private readonly double dayDeviation;
    private readonly double ownWeight;
    private readonly ulong marketSeed;
    private double anchor;

    /// <summary>A process whose steps are bars, of which a trading day has <paramref name="barsPerDay"/>.</summary>
    public PriceProcess(SyntheticParameters parameters, SeededRandom random, double barsPerDay, int daysPerYear)
    {
        this.parameters = parameters;
        this.random = random;
        this.barsPerDay = barsPerDay;
        dayDeviation = parameters.AnnualVolatility / Math.Sqrt(daysPerYear);
        barDeviation = dayDeviation / Math.Sqrt(barsPerDay);
        DriftPerBar = parameters.AnnualDrift / daysPerYear / barsPerDay;
        ownWeight = Math.Sqrt(1 - (parameters.MarketCorrelation * parameters.MarketCorrelation));
        marketSeed = SeededRandom.Mix(parameters.Seed ^ MarketStream);
        anchor = parameters.StartPrice;
    }

    /// <summary>Variance of the next bar relative to its mean, about 0.1 to 40.</summary>
    public double Variance { get; private set; } = 1;

    /// <summary>The shock of the last bar, in standard deviations.</summary>
    public double Shock { get; private set; }

    /// <summary>Whether the last bar jumped.</summary>
    public bool Jumped { get; private set; }

    /// <summary>Standard deviation of the last bar's return, without its jump.</summary>
    public double Deviation { get; private set; }

    private MarketRegime Regime { get; set; }

    private double DriftPerBar { get; }

    /// <summary>The return of the next bar, as a share.</summary>
    /// <param name="openNs">Open time of the bar: instruments of one market share part of what happens then.</param>
    /// <param name="volatility">How busy the time of day is, mean 1.</param>
    /// <param name="price">Price at the open.</param>
    public double NextReturn(long openNs, double volatility, double price)
    {
        ChangeRegime(price);
        Shock = (parameters.MarketCorrelation * MarketShock(openNs)) + (ownWeight * FatTailed(random));
        Deviation = barDeviation * Math.Sqrt(Variance) * volatility;
        var result = RegimeDrift(price) + (Deviation * Shock) + Jump();
        var alpha = parameters.VarianceReaction;
        var beta = parameters.VariancePersistence;
        Variance = Math.Min(VarianceMax, (1 - alpha - beta) + (Variance * ((alpha * Shock * Shock) + beta)));
        return Math.Clamp(result, -0.5, 1);
    }

    /// <summary>The return over a pause of the market, as a share.</summary>
    /// <param name="days">Length of the pause in days.</param>
    public double PauseReturn(double days)
    {
        var deviation = parameters.PauseVolatility * dayDeviation * Math.Sqrt(Math.Min(days, 4));
        return Math.Clamp(deviation * FatTailed(random), -0.5, 1);
    }

    private static double FatTailed(SeededRandom source)
    {
        var scale = source.NextDouble() < WideShare ? WideScale : NarrowScale;
        return scale * source.NextNormal();
    }

    private double MarketShock(long openNs)
    {
        // Drawn for the time, not in turn: instruments with other hours still meet in the same market.
        var bits = SeededRandom.Mix(unchecked(marketSeed + (ulong)openNs));
        var again = SeededRandom.Mix(bits);
        var third = SeededRandom.Mix(again);
        var scale = (third >> 11) * (1.0 / (1UL << 53)) < WideShare ? WideScale : NarrowScale;

        // Eight uniform numbers of 16 bits: variance 8/12 of 65536 squared.
        var sum = 0L;
        for (var lane = 0; lane < 64; lane += 16)
        {
            sum += (long)((bits >> lane) & 0xFFFF) + (long)((again >> lane) & 0xFFFF);
        }

        return scale * (sum - (8 * 32_767.5)) / (65_536.0 * 0.816_496_580_927_726);
    }

    private void ChangeRegime(double price)
    {
        if (random.NextDouble() * parameters.RegimeDays * barsPerDay < 1)
        {
            Regime = (MarketRegime)(((int)Regime + 1 + random.NextInt32(2)) % 3);
            anchor = price;
        }
    }

    private double RegimeDrift(double price)
    {
        var trend = parameters.TrendStrength * dayDeviation / barsPerDay;
        return DriftPerBar + Regime switch
        {
            MarketRegime.Up => trend,
            MarketRegime.Down => -trend,
            _ => Math.Clamp(RangeReversionPerDay * (anchor - price) / anchor / barsPerDay, -trend, trend),
        };
    }

    private double Jump()
    {
        Jumped = random.NextDouble() * barsPerDay < parameters.JumpsPerDay;
        if (!Jumped)
        {
            return 0;
        }

        var size = parameters.JumpSize * dayDeviation * (0.5 + random.NextDouble());
        return random.NextInt32(2) == 0 ? size : -size;
    }
}
