namespace Plimsoll.Journal.States;

/// <summary>How a state file stands. <c>default</c> is <see cref="Sound"/>.</summary>
public enum StateCondition
{
    /// <summary>It is the very file that a record names.</summary>
    Sound = 0,

    /// <summary>A record names it, and the file is not what it was.</summary>
    Altered = 1,

    /// <summary>No record names it: a crash came between the two, or the record was cut off.</summary>
    Unnamed = 2,
}
