namespace Plimsoll.Indicators;

/// <summary>An indicator of bars.</summary>
public interface IBarIndicator : IIndicator
{
    /// <summary>Takes the next completed bar.</summary>
    /// <param name="bar">A valid bar: low &lt;= open, close &lt;= high; volume not negative.</param>
    void Update(in PriceBar bar);
}
