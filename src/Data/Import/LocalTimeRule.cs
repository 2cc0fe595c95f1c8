namespace Plimsoll.Data.Import;

/// <summary>What to do with a local time that exists twice or not at all where clocks are changed.</summary>
public enum LocalTimeRule
{
    /// <summary>Such a time is a bad row.</summary>
    Refuse,

    /// <summary>Of two moments the earlier one; a time that does not exist is moved on by the length of the
    /// gap.</summary>
    Earlier,

    /// <summary>Of two moments the later one; a time that does not exist is moved on by the length of the
    /// gap.</summary>
    Later,
}
