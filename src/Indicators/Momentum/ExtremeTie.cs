namespace Plimsoll.Indicators;

/// <summary>Which of several equal extremes counts.</summary>
public enum ExtremeTie
{
    /// <summary>The oldest.</summary>
    Oldest = 0,

    /// <summary>The newest.</summary>
    Newest = 1,
}
