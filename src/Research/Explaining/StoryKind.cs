namespace Plimsoll.Research.Explaining;

/// <summary>What a story can be told of.</summary>
public enum StoryKind
{
    /// <summary>An order, by its number in the run.</summary>
    Order,

    /// <summary>A finished trade, from entry to exit, counted from 1.</summary>
    Trade,

    /// <summary>An intent that was refused, counted from 1.</summary>
    Block,
}
