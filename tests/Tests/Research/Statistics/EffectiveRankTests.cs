using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class EffectiveRankTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void EffectiveRank_IndependentTrials_IsTheirNumber(int size)
    {
        Assert.Equal(size, MultipleTrials.EffectiveRank(Equicorrelated(size, 0.0)), 1e-9);
    }

    [Fact]
    public void EffectiveRank_IdenticalTrials_IsOne()
    {
        Assert.Equal(1.0, MultipleTrials.EffectiveRank(Equicorrelated(12, 1.0)), 1e-9);
    }

    [Theory]
    [InlineData(4, 0.5)]
    [InlineData(10, 0.2)]
    [InlineData(50, 0.4)]
    public void EffectiveRank_EquallyCorrelatedTrials_IsTheClosedForm(int size, double rho)
    {
        // One eigenvalue 1 + (N - 1) rho and N - 1 eigenvalues 1 - rho.
        var large = (1.0 + ((size - 1) * rho)) / size;
        var small = (1.0 - rho) / size;
        var entropy = -(large * Math.Log(large)) - ((size - 1) * small * Math.Log(small));

        Assert.Equal(Math.Exp(entropy), MultipleTrials.EffectiveRank(Equicorrelated(size, rho)), 1e-9);
    }

    [Fact]
    public void EigenvaluesOf_SampleCorrelations_KeepTraceAndSquares()
    {
        const int Size = 8;
        var series = Enumerable.Range(1, Size)
            .Select(seed => CheckSeries.Pseudo((uint)seed, 30, 0.0, 1.0)).ToArray();
        var matrix = new double[Size, Size];
        var squares = 0.0;
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                matrix[row, column] = BenchmarkMetrics.Correlation(series[row], series[column])!.Value;
                squares += matrix[row, column] * matrix[row, column];
            }
        }

        var eigenvalues = SymmetricEigenvalues.Of(matrix);

        Assert.Equal(Size, eigenvalues.Sum(), 1e-10);
        Assert.Equal(squares, eigenvalues.Sum(value => value * value), 1e-9);
        Assert.All(eigenvalues, value => Assert.True(value > -1e-12));
        Assert.InRange(MultipleTrials.EffectiveRank(matrix), 1.0, Size);
    }

    [Fact]
    public void EffectiveRank_NoCorrelationMatrix_IsRefusedByPlace()
    {
        Refuse(new double[0, 0], "square");
        Refuse(new double[2, 3], "square");
        Refuse(new[,] { { 1.0, 0.2 }, { 0.3, 1.0 } }, "correlations[0, 1]");
        Refuse(new[,] { { 1.0, 0.2 }, { 0.2, 2.0 } }, "correlations[1, 1]");
        Refuse(new[,] { { 1.0, double.NaN }, { double.NaN, 1.0 } }, "correlations[0, 1]");
    }

    private static void Refuse(double[,] matrix, string place)
    {
        var error = Assert.Throws<ArgumentException>(() => MultipleTrials.EffectiveRank(matrix));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    private static double[,] Equicorrelated(int size, double rho)
    {
        var matrix = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                matrix[row, column] = row == column ? 1.0 : rho;
            }
        }

        return matrix;
    }
}
