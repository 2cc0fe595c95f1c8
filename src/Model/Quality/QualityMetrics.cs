namespace Plimsoll.Model.Quality;

/// <summary>The values a contract is asked with in one step. A metric that was not set is unknown and matches nothing.
/// </summary>
public sealed class QualityMetrics
{
    /// <summary>Below this an expected slippage counts as this, so that the ratio stays finite.</summary>
    public const double ExpectedSlippageMin = 0.0001;

    private const int Count = (int)QualityMetric.SlippageRatio + 1;

    private readonly double[] numbers = new double[Count];
    private readonly string?[] texts = new string?[Count];
    private readonly bool[] isKnown = new bool[Count];

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        Array.Clear(isKnown);
        Array.Clear(texts);
    }

    /// <summary>Sets a number; a flag is 1 or 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number.</exception>
    public void Set(QualityMetric metric, double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, "a number expected; leave an unknown metric unset");
        }

        numbers[(int)metric] = value;
        texts[(int)metric] = null;
        isKnown[(int)metric] = true;
    }

    /// <summary>Sets a text, such as the state of a connection.</summary>
    public void Set(QualityMetric metric, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        texts[(int)metric] = value;
        isKnown[(int)metric] = true;
    }

    /// <summary>
    /// Sets <see cref="QualityMetric.SlippageRatio"/>: |fill - limit| / max(expected, 0.0001), all three in one unit.
    /// </summary>
    public void SetSlippage(double fillPrice, double limitPrice, double expectedSlippage) => Set(
        QualityMetric.SlippageRatio,
        Math.Abs(fillPrice - limitPrice) / Math.Max(expectedSlippage, ExpectedSlippageMin));

    internal bool Holds(in QualityCondition condition)
    {
        var index = (int)condition.Metric;
        if (!isKnown[index])
        {
            return false;
        }

        if (condition.Text is not null || texts[index] is not null)
        {
            return string.Equals(texts[index], condition.Text, StringComparison.OrdinalIgnoreCase);
        }

        var value = numbers[index];
        return condition.Comparison switch
        {
            QualityComparison.GreaterOrEqual => value >= condition.Number,
            QualityComparison.Greater => value > condition.Number,
            QualityComparison.LessOrEqual => value <= condition.Number,
            QualityComparison.Less => value < condition.Number,
            _ => value.Equals(condition.Number),
        };
    }
}
