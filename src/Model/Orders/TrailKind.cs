namespace Plimsoll.Model.Orders;

/// <summary>How the distance of a trailing stop is told.</summary>
public enum TrailKind : byte
{
    /// <summary>The order does not trail.</summary>
    None,

    /// <summary>A fixed distance in ticks.</summary>
    Amount,

    /// <summary>A share of the best price, in millionths.</summary>
    Percent,

    /// <summary>
    /// A multiple of the average true range, resolved to ticks by whoever knows the range. It may be told anew with
    /// each bar; a wider one never takes the stop back.
    /// </summary>
    AverageTrueRange,
}
