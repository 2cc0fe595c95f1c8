namespace Plimsoll.Kernel.Risk;

/// <summary>Which of two values of a limit allows less.</summary>
public enum LimitTightness : byte
{
    /// <summary>The lower one.</summary>
    Lower,

    /// <summary>The higher one.</summary>
    Higher,
}
