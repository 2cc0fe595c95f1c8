namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Signals for quoting on bars, from the middles (high + low) / 2 of the last fifty bars: trend, momentum, pull to the
/// mean, short-term move, rank of the volume. Not ready before 101 bars.
/// </summary>
public sealed class BarSignals
{
    /// <summary>Bars before the signals are ready.</summary>
    public const int WarmUpBars = 101;

    private const int Lookback = 50;
    private const int AverageBars = 20;
    private const int TrendLag = 4;
    private const int MomentumLag = 9;
    private const int MoveReturns = 3;
    private const int MoveDeviationReturns = 19;
    private readonly double[] _mids = new double[Lookback];
    private readonly double[] _volumes = new double[Lookback];
    private long _bars;

    /// <summary>Whether 101 bars were seen.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Sample standard deviation of the last twenty returns, a bar.</summary>
    public double VolatilityPerBar { get; private set; } = double.NaN;

    /// <summary>Absolute change of the 20-bar mean over four bars, over the price.</summary>
    public double TrendStrength { get; private set; } = double.NaN;

    /// <summary>Return over nine bars.</summary>
    public double Momentum { get; private set; } = double.NaN;

    /// <summary>20-bar mean less price, over the price.</summary>
    public double MeanReversion { get; private set; } = double.NaN;

    /// <summary>Mean of the last three returns over the deviation of the last nineteen, clipped to -1..1.</summary>
    public double PriceMove { get; private set; } = double.NaN;

    /// <summary>Share of the last fifty bars with no more volume than the newest, above 0 to 1.</summary>
    public double VolumeRank { get; private set; } = double.NaN;

    /// <summary>
    /// The year factor of an older program, kept for comparison with it: minutes of a year for every bar shorter than
    /// an hour, hours of a year below a day, else 252 days. It is right for one-minute and one-hour bars alone.
    /// </summary>
    /// <param name="barSeconds">Length of a bar in seconds.</param>
    public static double LegacyYearFactor(double barSeconds)
    {
        double bars = barSeconds < 3_600 ? 525_600 : barSeconds < 86_400 ? 8_760 : 252;
        return Math.Sqrt(bars);
    }

    /// <summary>Takes a bar.</summary>
    /// <param name="high">Highest price; above 0.</param>
    /// <param name="low">Lowest price; above 0.</param>
    /// <param name="volume">Volume; zero or more.</param>
    public void Update(double high, double low, double volume)
    {
        int place = (int)(_bars % Lookback);
        _mids[place] = 0.5 * (high + low);
        _volumes[place] = volume;
        _bars++;
        IsReady = _bars >= WarmUpBars;
        if (!IsReady)
        {
            return;
        }

        double price = Mid(0);
        VolatilityPerBar = ReturnDeviation(AverageBars);
        TrendStrength = Math.Abs(Average(0) - Average(TrendLag)) / price;
        Momentum = (price / Mid(MomentumLag)) - 1.0;
        MeanReversion = (Average(0) - price) / price;
        double sum = 0;
        for (int i = 0; i < MoveReturns; i++)
        {
            sum += ReturnAt(i);
        }

        double deviation = ReturnDeviation(MoveDeviationReturns);
        PriceMove = deviation > 0 ? Math.Clamp(sum / MoveReturns / deviation, -1, 1) : 0;
        int below = 0;
        foreach (double other in _volumes)
        {
            below += other <= volume ? 1 : 0;
        }

        VolumeRank = (double)below / Lookback;
    }

    private double Mid(int barsAgo) => _mids[(int)((_bars - 1 - barsAgo) % Lookback)];

    private double ReturnAt(int barsAgo) => (Mid(barsAgo) / Mid(barsAgo + 1)) - 1.0;

    private double Average(int barsAgo)
    {
        double sum = 0;
        for (int i = 0; i < AverageBars; i++)
        {
            sum += Mid(barsAgo + i);
        }

        return sum / AverageBars;
    }

    private double ReturnDeviation(int count)
    {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < count; i++)
        {
            double delta = ReturnAt(count - 1 - i) - mean;
            mean += delta / (i + 1);
            squares += delta * (ReturnAt(count - 1 - i) - mean);
        }

        return Math.Sqrt(squares / (count - 1));
    }
}
