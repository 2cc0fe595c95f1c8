using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class ValueAtRiskCasesTests(ITestOutputHelper output)
{
    [Fact]
    public void ValueAtRiskHistorical_PublishedCases_Agree()
    {
        var table = OracleTable.Read("data/metrics/value_at_risk_cases.csv");
        var compared = 0;
        foreach (var row in table.Rows)
        {
            double[] returns = [.. table.Text(row, "returns").Split(' ').Select(OracleTable.ParseNumber)];
            var expected = table.Number(row, "expected");

            var actual = TailRiskMetrics.ValueAtRiskHistorical(returns, table.Number(row, "cutoff"));

            Assert.Equal(expected, actual!.Value, 1e-12);
            compared++;
        }

        output.WriteLine($"compared {compared} value-at-risk cases");
        Assert.Equal(6, compared);
    }

    [Fact]
    public void ConditionalHistorical_ByHand_IsTheMeanOfTheWorst()
    {
        double[] returns = [0.03, -0.05, 0.01, -0.02, 0.02, -0.01, 0.04, 0.00, -0.03, 0.05, 0.06];

        // Eleven returns: 1 + floor(10 x 0.2) = 3 worst ones.
        Assert.Equal((-0.05 - 0.03 - 0.02) / 3.0, TailRiskMetrics.ConditionalHistorical(returns, 0.2)!.Value, 1e-15);
        Assert.Equal(-0.05, TailRiskMetrics.ConditionalHistorical(returns, 0.0)!.Value, 1e-15);
    }

    [Fact]
    public void ValueAtRisk_WithoutEnoughReturns_IsUndefined()
    {
        Assert.Null(TailRiskMetrics.ValueAtRiskHistorical([], 0.05));
        Assert.Null(TailRiskMetrics.ConditionalHistorical([], 0.05));
        Assert.Null(TailRiskMetrics.ValueAtRiskNormal([0.01], 0.05));
        Assert.Null(TailRiskMetrics.ConditionalBelowNormal([0.01], 0.05));
        Assert.Null(TailRiskMetrics.ConditionalBelowNormal([0.01, 0.01, 0.01], 0.05));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(5.0)]
    [InlineData(double.NaN)]
    public void ValueAtRisk_ShareOutsideItsRange_IsRefused(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TailRiskMetrics.ValueAtRiskHistorical([0.1, 0.2], share));
        Assert.Throws<ArgumentOutOfRangeException>(() => TailRiskMetrics.ValueAtRiskNormal([0.1, 0.2], share));
        Assert.Throws<ArgumentOutOfRangeException>(() => TailRiskMetrics.ConditionalHistorical([0.1, 0.2], share));
    }
}
