namespace Plimsoll.Research.Results;

/// <summary>What a figure is, so that it can be shown in its unit.</summary>
public enum FigureKind
{
    /// <summary>A bare number or ratio.</summary>
    Number = 0,

    /// <summary>A fraction, shown as a percentage.</summary>
    Fraction = 1,

    /// <summary>An amount of the account currency.</summary>
    Money = 2,

    /// <summary>A whole count.</summary>
    Count = 3,

    /// <summary>A length of time in seconds.</summary>
    Seconds = 4,
}
