namespace Plimsoll.Data.Store;

/// <summary>What became of a row offered to a <see cref="SeriesStager"/>.</summary>
internal enum StageOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>The catalog has the same row.</summary>
    Present,

    /// <summary>It took the place of a different row.</summary>
    Replaced,

    /// <summary>The catalog has a different row of the same time, and replacing was not asked for.</summary>
    Conflict,
}
