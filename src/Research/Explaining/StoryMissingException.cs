namespace Plimsoll.Research.Explaining;

/// <summary>The journal does not hold what a story was asked of.</summary>
public sealed class StoryMissingException : Exception
{
    /// <summary>Names what was asked and what there is.</summary>
    /// <param name="message">In one sentence.</param>
    public StoryMissingException(string message)
        : base(message)
    {
    }
}
