namespace Plimsoll.Data.Import;

/// <summary>Which end of a bar its time stamp means.</summary>
public enum StampKind
{
    /// <summary>The beginning.</summary>
    Open,

    /// <summary>The end.</summary>
    Close,
}
