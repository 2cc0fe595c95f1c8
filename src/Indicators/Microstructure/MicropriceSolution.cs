namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Solves for the adjustment of the microprice (S. Stoikov, "The micro-price", Quantitative Finance 18(12), 2018). A
/// state is a bucket of imbalance with a spread. Q holds the shares of steps to each state without a move of the mid,
/// R those that end in a move of each size K, T those that move the mid and land in each state. Then
/// G1 = (I - Q)^-1 R K is the expected first move, B = (I - Q)^-1 T where one lands, and the adjustment is the sum of
/// B^i G1, which converges when the data are mirrored.
/// </summary>
public sealed class MicropriceSolution
{
    private const int TermsMax = 2_000;
    private const double Tolerance = 1e-12;
    private readonly int _states;
    private readonly double[] _matrix;
    private readonly double[] _right;
    private readonly double[] _term;
    private readonly double[] _next;
    private readonly double[] _first;
    private readonly double[] _adjustment;

    /// <summary>Makes the working space.</summary>
    /// <param name="states">Number of states, 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public MicropriceSolution(int states)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(states, 1_000);
        _states = states;
        _matrix = new double[states * states];
        _right = new double[states * (states + 1)];
        _term = new double[states];
        _next = new double[states];
        _first = new double[states];
        _adjustment = new double[states];
    }

    /// <summary>G1: expected first move of the mid from each state, in the unit of the moves.</summary>
    public ReadOnlySpan<double> FirstMove => _first;

    /// <summary>G*: expected move of the mid in the long run from each state, in the unit of the moves.</summary>
    public ReadOnlySpan<double> Adjustment => _adjustment;

    /// <summary>Solves; the result is left as it was when there is no solution.</summary>
    /// <param name="stay">Q, one row a state, one column a state.</param>
    /// <param name="moves">R, one row a state, one column a move.</param>
    /// <param name="sizes">K, the sizes of the moves.</param>
    /// <param name="land">T, one row a state, one column a state.</param>
    /// <returns>False when the equations are singular or the sum does not converge.</returns>
    /// <exception cref="ArgumentException">A table has the wrong size.</exception>
    public bool TrySolve(
        ReadOnlySpan<double> stay, ReadOnlySpan<double> moves, ReadOnlySpan<double> sizes, ReadOnlySpan<double> land)
    {
        int n = _states;
        if (stay.Length != n * n || land.Length != n * n || moves.Length != n * sizes.Length)
        {
            throw new ArgumentException("the tables must have one row a state and one column a state or move");
        }

        int width = n + 1;
        for (int row = 0; row < n; row++)
        {
            double expected = 0;
            for (int move = 0; move < sizes.Length; move++)
            {
                expected += moves[(row * sizes.Length) + move] * sizes[move];
            }

            _right[row * width] = expected;
            for (int column = 0; column < n; column++)
            {
                _matrix[(row * n) + column] = (row == column ? 1.0 : 0.0) - stay[(row * n) + column];
                _right[(row * width) + 1 + column] = land[(row * n) + column];
            }
        }

        return LinearSolver.Solve(_matrix, _right, n, width) && TrySum(width);
    }

    private bool TrySum(int width)
    {
        int n = _states;
        Span<double> sum = _matrix.AsSpan(0, n);
        for (int row = 0; row < n; row++)
        {
            _term[row] = _right[row * width];
            sum[row] = _term[row];
        }

        double greatest = double.PositiveInfinity;
        for (int step = 0; step < TermsMax && greatest > Tolerance; step++)
        {
            greatest = 0;
            for (int row = 0; row < n; row++)
            {
                double value = 0;
                for (int column = 0; column < n; column++)
                {
                    value += _right[(row * width) + 1 + column] * _term[column];
                }

                _next[row] = value;
                sum[row] += value;
                greatest = Math.Max(greatest, Math.Abs(value));
            }

            _next.AsSpan().CopyTo(_term);
        }

        if (!(greatest <= Tolerance))
        {
            return false;
        }

        for (int row = 0; row < n; row++)
        {
            _first[row] = _right[row * width];
        }

        sum.CopyTo(_adjustment);
        return true;
    }
}
