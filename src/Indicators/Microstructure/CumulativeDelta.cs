namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Signed volume of aggressors since an anchor, and whether it and the price part ways over a window of trades.
/// </summary>
public sealed class CumulativeDelta
{
    private readonly double[] _prices;
    private readonly double[] _deltas;
    private int _next;
    private int _count;

    /// <summary>Makes a measure.</summary>
    /// <param name="window">Trades over which divergence is judged; 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of range.</exception>
    public CumulativeDelta(int window)
    {
        _prices = new double[Parameter.Period(window, nameof(window), 2)];
        _deltas = new double[window];
    }

    /// <summary>Buying less selling volume since the anchor, in the unit of the volumes.</summary>
    public double Value { get; private set; }

    /// <summary>Whether the window is full.</summary>
    public bool IsReady => _count == _prices.Length;

    /// <summary>
    /// 1 when volume rises while the price falls over the window, -1 when it falls while the price rises, else 0; also
    /// 0 until ready.
    /// </summary>
    public int Divergence { get; private set; }

    /// <summary>Takes a trade.</summary>
    /// <param name="price">Its price.</param>
    /// <param name="volume">Its volume; zero or more.</param>
    /// <param name="sign">1 for a buying aggressor, -1 for a selling one, 0 unknown.</param>
    public void Update(double price, double volume, int sign)
    {
        Value += sign * volume;
        bool full = IsReady;
        double oldPrice = _prices[_next];
        double oldDelta = _deltas[_next];
        _prices[_next] = price;
        _deltas[_next] = Value;
        _next = _next + 1 == _prices.Length ? 0 : _next + 1;
        _count = Math.Min(_count + 1, _prices.Length);
        if (full)
        {
            int priceSign = Math.Sign(price - oldPrice);
            int deltaSign = Math.Sign(Value - oldDelta);
            Divergence = priceSign * deltaSign < 0 ? deltaSign : 0;
        }
    }

    /// <summary>Starts again at zero: a session opens, a swing is confirmed.</summary>
    public void Anchor()
    {
        Value = 0;
        _count = 0;
        _next = 0;
        Divergence = 0;
    }
}
