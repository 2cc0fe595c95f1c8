namespace Plimsoll.Model.Quality;

/// <summary>How much a finding matters. <c>default</c> is <see cref="Info"/>.</summary>
public enum FindingSeverity : byte
{
    /// <summary>Worth knowing; usual in such data.</summary>
    Info = 0,

    /// <summary>A small flaw, or one that the market itself may have made.</summary>
    Low = 1,

    /// <summary>Probably a flaw; results that lean on these rows need a look.</summary>
    Medium = 2,

    /// <summary>A flaw: results that use these rows are wrong.</summary>
    High = 3,
}
