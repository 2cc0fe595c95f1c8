namespace Plimsoll.Kernel.Records;

/// <summary>What a venue said that does not fit what the kernel knows. Stable numbers.</summary>
public enum DesyncKind : byte
{
    /// <summary>Nothing; never recorded.</summary>
    None = 0,

    /// <summary>The report cannot happen to an order in its state; nothing was changed by it.</summary>
    ImpossibleTransition = 1,

    /// <summary>An execution of an order that was over; it was booked.</summary>
    LateFill = 2,

    /// <summary>More was filled than was asked for; it was booked.</summary>
    Overfill = 3,

    /// <summary>A report about an order that nobody here knows; an execution was booked as an external one.</summary>
    UnknownOrder = 4,

    /// <summary>An execution number came again with other content; the first one stands.</summary>
    ContradictingDuplicate = 5,

    /// <summary>The venue and the kernel differ about whether anything of the order is left.</summary>
    RestDiffers = 6,

    /// <summary>A report that makes no sense by itself: an execution of nothing, say.</summary>
    InvalidReport = 7,

    /// <summary>
    /// An execution number from before all remembered ones: it may have been booked already, and was not booked.
    /// </summary>
    SuspectExecution = 8,

    /// <summary>An execution of an order that was not sent yet; it was booked.</summary>
    FillBeforeSubmit = 9,

    /// <summary>A protective leg could not be placed again and the exit at market failed as well.</summary>
    PositionUncovered = 10,

    /// <summary>The legs of a bracket closed more than was held; all of it was booked.</summary>
    BothLegsFilled = 11,
}
