namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Volume-synchronised probability of informed trading (D. Easley, M. Lopez de Prado, M. O'Hara, Review of Financial
/// Studies 25(5), 2012): volume is cut into equal buckets; in each, buying volume is V * Phi(price change / sigma); the
/// value is the mean of |buys - sells| / V over the window. Where the aggressor of each trade is known, feed the true
/// buying volume instead: T. Andersen and O. Bondarenko (2013-15) found that the bulk rule predicts volatility mainly
/// through its own errors. Use it to be careful, never as a signal of direction.
/// </summary>
public sealed class Vpin
{
    private readonly WindowSum _imbalance;
    private readonly double _bucketVolume;

    /// <summary>Makes a measure.</summary>
    /// <param name="bucketVolume">V: volume of a bucket; above 0.</param>
    /// <param name="buckets">n: buckets in the window; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Vpin(double bucketVolume, int buckets)
    {
        _bucketVolume = Parameter.Positive(bucketVolume, nameof(bucketVolume));
        _imbalance = new WindowSum(Parameter.Period(buckets, nameof(buckets)));
    }

    /// <summary>Whether the window is full.</summary>
    public bool IsReady => _imbalance.IsFull;

    /// <summary>0 (balanced) to 1 (all on one side); not-a-number until ready.</summary>
    public double Value => IsReady ? _imbalance.Sum / (_imbalance.Length * _bucketVolume) : double.NaN;

    /// <summary>Buying volume of a bucket by the bulk rule.</summary>
    /// <param name="priceChange">Price change over the bucket.</param>
    /// <param name="sigma">Standard deviation of such changes; above 0.</param>
    /// <returns>0 to the bucket's volume.</returns>
    public double BulkBuys(double priceChange, double sigma) =>
        _bucketVolume * NormalShare.Below(priceChange / Parameter.Positive(sigma, nameof(sigma)));

    /// <summary>Takes a full bucket.</summary>
    /// <param name="buys">Volume of buying aggressors in it, measured or by <see cref="BulkBuys"/>.</param>
    public void Update(double buys) => _imbalance.Add(Math.Abs(buys - (_bucketVolume - buys)));
}
