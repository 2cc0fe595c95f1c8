namespace Plimsoll.Indicators;

/// <summary>How a relative change is expressed.</summary>
public enum ChangeUnit
{
    /// <summary>100 * (new - old) / old.</summary>
    Percent = 0,

    /// <summary>(new - old) / old.</summary>
    Fraction = 1,

    /// <summary>new / old.</summary>
    Ratio = 2,
}
