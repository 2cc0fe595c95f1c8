namespace Plimsoll.Indicators;

/// <summary>Which averages a Keltner channel is made of.</summary>
public enum KeltnerForm
{
    /// <summary>EMA of closes, Wilder average of the range.</summary>
    Exponential = 0,

    /// <summary>Mean of the typical price, mean of the true range.</summary>
    Simple = 1,
}
