namespace Plimsoll.Research.Validity;

/// <summary>What was decided or done.</summary>
internal enum DecisionKind
{
    /// <summary>An order was placed, refused ones included.</summary>
    Placed,

    /// <summary>An order ended without being filled in full.</summary>
    Ended,

    /// <summary>An execution.</summary>
    Filled,
}
