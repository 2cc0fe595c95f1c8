namespace Plimsoll.Model.Quality;

/// <summary>One comparison of one metric.</summary>
/// <param name="Metric">What is compared.</param>
/// <param name="Comparison">How.</param>
/// <param name="Number">With which number, in the metric's unit; flags are 1 and 0.</param>
/// <param name="Text">With which text, for the metrics that are texts; otherwise null.</param>
public readonly record struct QualityCondition(
    QualityMetric Metric, QualityComparison Comparison, double Number, string? Text = null);
