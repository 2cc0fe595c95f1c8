namespace Plimsoll.Research.Statistics;

/// <summary>
/// Eigenvalues of a correlation matrix by cyclic Jacobi rotations (Golub and Van Loan, "Matrix Computations", section
/// on Jacobi methods): slow for large matrices, but simple, accurate and the same bits everywhere.
/// </summary>
internal static class SymmetricEigenvalues
{
    private const int SweepsMax = 100;
    private const double DiagonalTolerance = 1e-9;

    /// <summary>The eigenvalues in no particular order.</summary>
    /// <exception cref="ArgumentException">The matrix is no correlation matrix.</exception>
    public static double[] Of(double[,] correlations)
    {
        Require(correlations);
        var size = correlations.GetLength(0);
        var matrix = (double[,])correlations.Clone();
        for (var sweep = 0; sweep < SweepsMax && OffDiagonal(matrix) > 1e-30; sweep++)
        {
            for (var row = 0; row < size - 1; row++)
            {
                for (var column = row + 1; column < size; column++)
                {
                    Rotate(matrix, row, column);
                }
            }
        }

        var eigenvalues = new double[size];
        for (var index = 0; index < size; index++)
        {
            eigenvalues[index] = matrix[index, index];
        }

        return eigenvalues;
    }

    private static void Rotate(double[,] matrix, int row, int column)
    {
        if (matrix[row, column] == 0.0)
        {
            return;
        }

        var ratio = (matrix[column, column] - matrix[row, row]) / (2.0 * matrix[row, column]);
        var sign = ratio >= 0.0 ? 1.0 : -1.0;
        var tangent = sign / (Math.Abs(ratio) + Math.Sqrt((ratio * ratio) + 1.0));
        var cosine = 1.0 / Math.Sqrt((tangent * tangent) + 1.0);
        var sine = tangent * cosine;
        for (var index = 0; index < matrix.GetLength(0); index++)
        {
            var first = matrix[index, row];
            var second = matrix[index, column];
            matrix[index, row] = (cosine * first) - (sine * second);
            matrix[index, column] = (sine * first) + (cosine * second);
        }

        for (var index = 0; index < matrix.GetLength(0); index++)
        {
            var first = matrix[row, index];
            var second = matrix[column, index];
            matrix[row, index] = (cosine * first) - (sine * second);
            matrix[column, index] = (sine * first) + (cosine * second);
        }
    }

    private static double OffDiagonal(double[,] matrix)
    {
        var sum = 0.0;
        for (var row = 0; row < matrix.GetLength(0); row++)
        {
            for (var column = row + 1; column < matrix.GetLength(0); column++)
            {
                sum += matrix[row, column] * matrix[row, column];
            }
        }

        return sum;
    }

    private static void Require(double[,] correlations)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        var size = correlations.GetLength(0);
        if (size == 0 || correlations.GetLength(1) != size)
        {
            throw new ArgumentException("A correlation matrix is square and not empty.", nameof(correlations));
        }

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var value = correlations[row, column];
                var expected = row == column ? 1.0 : correlations[column, row];
                if (!(Math.Abs(value) <= 1.0 + DiagonalTolerance) || Math.Abs(value - expected) > DiagonalTolerance)
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"correlations[{row}, {column}] is {value}: give a symmetric matrix with a diagonal of 1."),
                        nameof(correlations));
                }
            }
        }
    }
}
