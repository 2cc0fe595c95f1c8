namespace Plimsoll.Simulation.Books;

/// <summary>Where the venue holds an order.</summary>
internal enum HeldState : byte
{
    /// <summary>Not at all any more.</summary>
    Gone,

    /// <summary>On its way into the book at this moment.</summary>
    Arrived,

    /// <summary>Waits until the recorded book is valid again.</summary>
    Waiting,

    /// <summary>Waits for its trigger.</summary>
    Untriggered,

    /// <summary>Rests in the book.</summary>
    Resting,
}
