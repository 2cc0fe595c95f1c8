namespace Plimsoll.Model.Events;

/// <summary>How well a part is. Stable numbers: they stand in journals.</summary>
public enum HealthLevel : byte
{
    /// <summary>All is well.</summary>
    Good = 0,

    /// <summary>Not sure, or under way: no new risk.</summary>
    Doubtful = 1,

    /// <summary>It failed.</summary>
    Failed = 2,
}
