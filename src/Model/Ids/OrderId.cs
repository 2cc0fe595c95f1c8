namespace Plimsoll.Model.Ids;

/// <summary>
/// The number of an order within its run, counted from 1 in the order of creation, so that a replay gives the same
/// ones.
/// <c>default</c> (0) means "no order".
/// </summary>
/// <param name="Value">1 or greater; 0 for none.</param>
public readonly record struct OrderId(long Value)
{
    /// <summary>No order.</summary>
    public static readonly OrderId None;

    /// <summary>Whether this names no order.</summary>
    public bool IsNone => Value == 0;
}
