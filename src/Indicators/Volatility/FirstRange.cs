namespace Plimsoll.Indicators;

/// <summary>What the true range of the very first bar is, which has no previous close.</summary>
public enum FirstRange
{
    /// <summary>Undefined: averages start with the second bar.</summary>
    Undefined = 0,

    /// <summary>Its high - low.</summary>
    HighLow = 1,
}
