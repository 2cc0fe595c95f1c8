namespace Plimsoll.Data.Import;

/// <summary>What a message of a feed is.</summary>
internal enum FeedMessage
{
    /// <summary>Something that is not imported.</summary>
    Other,

    /// <summary>Changed levels of a book.</summary>
    Depth,

    /// <summary>A whole book.</summary>
    Snapshot,

    /// <summary>A best bid and offer.</summary>
    Quote,

    /// <summary>A trade.</summary>
    Trade,
}
