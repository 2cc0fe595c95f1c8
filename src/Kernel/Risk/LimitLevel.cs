namespace Plimsoll.Kernel.Risk;

/// <summary>On which of the three levels a limit stands.</summary>
public enum LimitLevel : byte
{
    /// <summary>Everything that the platform does.</summary>
    Platform,

    /// <summary>The account.</summary>
    Account,

    /// <summary>One strategy.</summary>
    Strategy,
}
