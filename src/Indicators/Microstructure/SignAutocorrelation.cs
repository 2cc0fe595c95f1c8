namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Autocorrelation of the signs of the last trades: sum of products of deviations k apart over the sum of squared
/// deviations. Real markets show slow decay, because large orders are cut in pieces (F. Lillo, J. D. Farmer, Studies in
/// Nonlinear Dynamics and Econometrics 8(3), 2004).
/// </summary>
public sealed class SignAutocorrelation
{
    private readonly int[] _ring;
    private int _next;
    private int _count;

    /// <summary>Makes a measure.</summary>
    /// <param name="trades">Trades in the window; 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of range.</exception>
    public SignAutocorrelation(int trades) => _ring = new int[Parameter.Period(trades, nameof(trades), 2)];

    /// <summary>Whether the window is full.</summary>
    public bool IsReady => _count == _ring.Length;

    /// <summary>Takes the sign of a trade.</summary>
    /// <param name="sign">1 or -1; 0 (unknown) is left out.</param>
    public void Update(int sign)
    {
        if (sign == 0)
        {
            return;
        }

        _ring[_next] = Math.Sign(sign);
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        _count = Math.Min(_count + 1, _ring.Length);
    }

    /// <summary>Autocorrelation at a lag.</summary>
    /// <param name="lag">In trades, 1 to one less than the window.</param>
    /// <param name="value">-1 to 1; 0 when there is none.</param>
    /// <returns>False until the window is full, and while all signs are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lag is out of range.</exception>
    public bool TryValue(int lag, out double value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lag, _ring.Length);
        value = 0;
        int sum = 0;
        foreach (int sign in _ring)
        {
            sum += sign;
        }

        int n = _ring.Length;
        double mean = (double)sum / n;
        double squares = n - (n * mean * mean);
        if (!IsReady || !(squares > 0))
        {
            return false;
        }

        double products = 0;
        int start = _next;
        for (int i = 0; i + lag < n; i++)
        {
            products += (_ring[(start + i) % n] - mean) * (_ring[(start + i + lag) % n] - mean);
        }

        value = products / squares;
        return true;
    }
}
