namespace Plimsoll.Kernel.Brackets;

/// <summary>How far a bracket is.</summary>
public enum BracketPhase : byte
{
    /// <summary>Its entry works or is filled; what is filled is protected.</summary>
    Active,

    /// <summary>It is being closed at market.</summary>
    Closing,

    /// <summary>Nothing of it is left.</summary>
    Done,
}
