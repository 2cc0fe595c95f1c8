namespace Plimsoll.Journal.Records;

/// <summary>What was done without the kernel. Stable numbers: they stand in journals.</summary>
public enum EmergencyAction : byte
{
    /// <summary>Nothing; never written.</summary>
    None = 0,

    /// <summary>The kernel was shut out; nothing it says counts any more.</summary>
    TakeOver = 1,

    /// <summary>A working order is cancelled.</summary>
    Cancel = 2,

    /// <summary>A position is closed at the market by an order that only reduces.</summary>
    Close = 3,

    /// <summary>The venue reported an execution.</summary>
    Fill = 4,

    /// <summary>The venue reported the end of an order.</summary>
    End = 5,

    /// <summary>The venue was asked: nothing works and nothing is held.</summary>
    Flat = 6,

    /// <summary>It could not be brought about: a person must look.</summary>
    Escalate = 7,
}
