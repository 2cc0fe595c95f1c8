namespace Plimsoll.Model.Market;

/// <summary>
/// Whether a bar may be used now. <c>default</c> is <see cref="Incomplete"/>: nothing is usable unasked.
/// </summary>
public enum Freshness : byte
{
    /// <summary>The bar has not closed yet, or closed less than the grace ago: it may still change.</summary>
    Incomplete = 0,

    /// <summary>Closed and young enough.</summary>
    Ok = 1,

    /// <summary>Closed longer ago than the limit.</summary>
    Stale = 2,
}
