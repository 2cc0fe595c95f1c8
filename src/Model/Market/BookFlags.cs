namespace Plimsoll.Model.Market;

/// <summary>What an order-book event says beside its level or order. Stable numbers: they stand in files.</summary>
[Flags]
public enum BookFlags : byte
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>The last part of one update: the book is consistent now, and strategies are told.</summary>
    Last = 1,

    /// <summary>Part of a snapshot: of a clearing, that the whole book follows.</summary>
    Snapshot = 2,

    /// <summary>Updates are missing: the book is not valid until the next snapshot.</summary>
    Gap = 4,
}
