namespace Plimsoll.Indicators.Microstructure;

/// <summary>Systems of linear equations by elimination with row pivots, in place, in a fixed order.</summary>
internal static class LinearSolver
{
    /// <summary>Solves A X = B.</summary>
    /// <param name="matrix">A, n rows of n; destroyed.</param>
    /// <param name="right">B, n rows of <paramref name="columns"/>; becomes X.</param>
    /// <param name="size">n.</param>
    /// <param name="columns">Columns of B.</param>
    /// <returns>False when A is singular or nearly so.</returns>
    public static bool Solve(Span<double> matrix, Span<double> right, int size, int columns)
    {
        for (int column = 0; column < size; column++)
        {
            int pivot = PivotOf(matrix, size, column);
            double value = matrix[(pivot * size) + column];
            if (!(Math.Abs(value) > 1e-13))
            {
                return false;
            }

            SwapRows(matrix, size, pivot, column);
            SwapRows(right, columns, pivot, column);
            for (int row = column + 1; row < size; row++)
            {
                double factor = matrix[(row * size) + column] / value;
                if (factor != 0)
                {
                    Subtract(matrix, size, row, column, factor);
                    Subtract(right, columns, row, column, factor);
                }
            }
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int column = 0; column < columns; column++)
            {
                double sum = right[(row * columns) + column];
                for (int other = row + 1; other < size; other++)
                {
                    sum -= matrix[(row * size) + other] * right[(other * columns) + column];
                }

                right[(row * columns) + column] = sum / matrix[(row * size) + row];
            }
        }

        return true;
    }

    private static int PivotOf(ReadOnlySpan<double> matrix, int size, int column)
    {
        int pivot = column;
        for (int row = column + 1; row < size; row++)
        {
            if (Math.Abs(matrix[(row * size) + column]) > Math.Abs(matrix[(pivot * size) + column]))
            {
                pivot = row;
            }
        }

        return pivot;
    }

    private static void SwapRows(Span<double> rows, int width, int first, int second)
    {
        if (first == second)
        {
            return;
        }

        for (int i = 0; i < width; i++)
        {
            (rows[(first * width) + i], rows[(second * width) + i]) =
                (rows[(second * width) + i], rows[(first * width) + i]);
        }
    }

    private static void Subtract(Span<double> rows, int width, int row, int from, double factor)
    {
        for (int i = 0; i < width; i++)
        {
            rows[(row * width) + i] -= factor * rows[(from * width) + i];
        }
    }
}
