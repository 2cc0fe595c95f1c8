namespace Plimsoll.Indicators;

/// <summary>What a relative strength index shows while its average loss is zero.</summary>
public enum RsiNoLoss
{
    /// <summary>100: the limit of the formula.</summary>
    Hundred = 0,

    /// <summary>Not-a-number: the formula divides by zero.</summary>
    Undefined = 1,
}
