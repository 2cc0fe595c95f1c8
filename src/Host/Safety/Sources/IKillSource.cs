namespace Plimsoll.Host.Safety.Sources;

/// <summary>A place outside the process that can kill it. Read by a thread of its own; may be slow, may throw what
/// the reader of sources knows.</summary>
internal interface IKillSource
{
    /// <summary>file, environment, redis, postgres.</summary>
    string Kind { get; }

    /// <summary>Where it is, without secrets.</summary>
    string Place { get; }

    /// <summary>Whether it must be readable: if it is not, that kills.</summary>
    bool IsRequired { get; }

    /// <summary>How far its kill goes.</summary>
    KillLevel Level { get; }

    /// <summary>Reads it.</summary>
    /// <returns>Whether it is engaged, and what it says.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    KillReading Read();
}
