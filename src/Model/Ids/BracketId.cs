namespace Plimsoll.Model.Ids;

/// <summary>The number of a bracket within its run, counted from 1. <c>default</c> (0) means "no bracket".</summary>
/// <param name="Value">1 or greater; 0 for none.</param>
public readonly record struct BracketId(long Value)
{
    /// <summary>No bracket.</summary>
    public static readonly BracketId None;

    /// <summary>Whether this names no bracket.</summary>
    public bool IsNone => Value == 0;
}
