namespace Plimsoll.Indicators;

/// <summary>An indicator of one series of numbers, for example closes.</summary>
public interface IValueIndicator : IIndicator
{
    /// <summary>Takes the next number of the series.</summary>
    /// <param name="value">Finite; a not-a-number makes the values that depend on it not-a-number.</param>
    void Update(double value);
}
