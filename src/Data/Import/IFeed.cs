namespace Plimsoll.Data.Import;

/// <summary>Reads the lines of a recorded feed; a walk with an <see cref="IFeedProbe"/> came before.</summary>
internal interface IFeed
{
    /// <summary>Takes the next line.</summary>
    /// <returns>False when the line is bad; nothing of it was then written.</returns>
    bool TryRead(ReadOnlySpan<byte> line, FeedFault fault);

    /// <summary>Ends the walk.</summary>
    /// <returns>What was noticed, each in one sentence.</returns>
    /// <exception cref="DataError">The file as a whole is of no use.</exception>
    IReadOnlyList<string> Complete();
}
