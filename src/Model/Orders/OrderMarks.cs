namespace Plimsoll.Model.Orders;

/// <summary>What is out of the ordinary about an order, beside its state.</summary>
[Flags]
public enum OrderMarks : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was filled after the venue had said that it was over.</summary>
    LateFill = 1,

    /// <summary>More of it was filled than was asked for.</summary>
    Overfill = 2,

    /// <summary>Nobody here made it.</summary>
    External = 4,

    /// <summary>Its change was asked for and is not answered yet.</summary>
    ChangeUnanswered = 8,
}
