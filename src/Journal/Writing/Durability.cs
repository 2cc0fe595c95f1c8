namespace Plimsoll.Journal.Writing;

/// <summary>When what was appended is brought to disk. <c>default</c> is <see cref="None"/>.</summary>
public enum Durability
{
    /// <summary>When a segment ends; commands do not wait. For runs that can be repeated.</summary>
    None = 0,

    /// <summary>Once in an interval; commands wait for it.</summary>
    Interval = 1,

    /// <summary>Before commands leave, at once; inputs without a command wait for the next one.</summary>
    Command = 2,

    /// <summary>After each record.</summary>
    Record = 3,
}
