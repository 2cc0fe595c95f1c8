namespace Plimsoll.Indicators;

/// <summary>How far back the second value of an average directional rating lies.</summary>
public enum AdxrLag
{
    /// <summary>n - 1 bars back, as most programs do.</summary>
    PeriodMinusOne = 0,

    /// <summary>n bars back.</summary>
    Period = 1,
}
