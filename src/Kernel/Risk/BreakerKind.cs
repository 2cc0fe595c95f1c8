namespace Plimsoll.Kernel.Risk;

/// <summary>The circuit breakers of an account or a strategy. Stable numbers: they stand in saved states.</summary>
public enum BreakerKind : byte
{
    /// <summary>Loss since the day began.</summary>
    DailyLoss = 0,

    /// <summary>Loss since the week began.</summary>
    WeeklyLoss = 1,

    /// <summary>Fall from the highest equity.</summary>
    Drawdown = 2,

    /// <summary>Fall from the highest equity of the day.</summary>
    DayDrawdown = 3,

    /// <summary>Loss in a short time.</summary>
    RapidLoss = 4,

    /// <summary>Lost trades in a row.</summary>
    ConsecutiveLosses = 5,

    /// <summary>Rejected orders.</summary>
    Failures = 6,

    /// <summary>Share of rejected orders.</summary>
    ErrorRate = 7,
}
