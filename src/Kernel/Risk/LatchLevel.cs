namespace Plimsoll.Kernel.Risk;

/// <summary>How far a kill latch goes. Stable numbers: they stand in saved states and journals.</summary>
public enum LatchLevel : byte
{
    /// <summary>Open: trading goes on.</summary>
    Open = 0,

    /// <summary>Nothing new is entered.</summary>
    StopEntries = 1,

    /// <summary>Besides, all working orders are cancelled but those that protect a position.</summary>
    CancelAll = 2,

    /// <summary>Besides, everything is closed at the market.</summary>
    Flatten = 3,
}
