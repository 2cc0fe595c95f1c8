using Plimsoll.Data.Quality;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Quality;

public sealed class QualityContractJsonTests
{
    [Theory]
    [InlineData("""{"gap_detected_eq": true}""", "\"immediate_penalty\": 0.5")]
    [InlineData("""{"outlier_score_gte": 6, "volume_spike_ratio_lt": 2}""", "\"penalties\": {\"dvs_delta\": -0.2}")]
    [InlineData("""{"connection_state_eq": "LOST"}""", "\"penalties\": {\"eqs_delta\": -1}")]
    public void Parse_StructuredEvent_IsAccepted(string condition, string penalty)
    {
        var contract = QualityContractJson.Parse(Contract(condition, penalty));

        Assert.Equal("X", Assert.Single(contract.Events).Id);
        Assert.True(contract.Events[0].Change < 0);
    }

    [Theory]
    [InlineData("\"gap > 90\"", "\"immediate_penalty\": 0.5", "X: a condition with metrics expected")]
    [InlineData("{}", "\"immediate_penalty\": 0.5", "X: at least one condition expected")]
    [InlineData("""{"weather_gt": 1}""", "\"immediate_penalty\": 0.5", "X: unknown metric 'weather'")]
    [InlineData("""{"outlier_score": 1}""", "\"immediate_penalty\": 0.5", "X: 'outlier_score' does not end in")]
    [InlineData("""{"outlier_score_gt": null}""", "\"immediate_penalty\": 0.5", "X: a number expected")]
    [InlineData("""{"outlier_score_gt": "6"}""", "\"immediate_penalty\": 0.5", "X: texts for states")]
    [InlineData("""{"order_state_eq": 6}""", "\"immediate_penalty\": 0.5", "X: texts for states")]
    [InlineData("""{"order_state_gt": "A"}""", "\"immediate_penalty\": 0.5", "X: a state can only be compared")]
    [InlineData("""{"outlier_score_gt": 1}""", "\"immediate_penalty\": 5", "X: a change of -1 to 1 expected")]
    [InlineData("""{"outlier_score_gt": 1}""", "\"note\": 5", "X: immediate_penalty, or penalties")]
    public void Parse_OtherShape_IsALoadErrorThatNamesTheEvent(string condition, string penalty, string message)
    {
        var error = Assert.Throws<FormatException>(() => QualityContractJson.Parse(Contract(condition, penalty)));

        Assert.StartsWith("quality contract, " + message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"initial_value": 1}""")]
    [InlineData("""{"initial_value": 2, "degradation_events": []}""")]
    [InlineData("""{"initial_value": 1, "degradation_events": [], "recovery": {"half_life": 3}}""")]
    public void Parse_NoContract_IsALoadError(string json) =>
        Assert.StartsWith(
            "quality contract", Assert.Throws<FormatException>(() => QualityContractJson.Parse(json)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Constructor_RepeatedId_IsRefused()
    {
        QualityCondition[] conditions = [new(QualityMetric.GapDetected, QualityComparison.Equal, 1)];
        var twice = new QualityContractEvent("GAP", conditions, -0.5);

        var error = Assert.Throws<ArgumentException>(() => new QualityContract(1, [twice, twice], 0));
        Assert.Contains("ids must differ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_UnknownMetric_MatchesNothingAndRecoveryRefillsToOne()
    {
        QualityCondition[] conditions = [new(QualityMetric.OutlierScore, QualityComparison.LessOrEqual, 6)];
        var contract = new QualityContract(1, [new QualityContractEvent("LOW", conditions, -0.5)], 0.05);
        var metrics = new QualityMetrics();

        Assert.Equal(0.97, contract.Step(0.92, metrics), 12);
        Assert.Equal(1.0, contract.Step(0.99, metrics));
        metrics.Set(QualityMetric.OutlierScore, 6);
        Assert.Equal(0.47, contract.Step(0.92, metrics), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Set(QualityMetric.OutlierScore, double.NaN));
    }

    private static string Contract(string condition, string penalty) =>
        $$"""{"initial_value": 1, "degradation_events": [{"id": "X", "condition": {{condition}}, {{penalty}}}]}""";
}
