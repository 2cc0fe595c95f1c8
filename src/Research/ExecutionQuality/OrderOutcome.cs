namespace Plimsoll.Research.ExecutionQuality;

/// <summary>Where an order stands, as far as the quality of execution is concerned.</summary>
public enum OrderOutcome
{
    /// <summary>It still works: it neither raises nor lowers any rate.</summary>
    Working,

    /// <summary>Filled.</summary>
    Filled,

    /// <summary>Ended without a fill by its owner or by time.</summary>
    Canceled,

    /// <summary>Refused.</summary>
    Rejected,
}
