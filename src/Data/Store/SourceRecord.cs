using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Store;

/// <summary>What a manifest says of one imported file.</summary>
/// <param name="File">Name of the file without its folder.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Options">The options that decide how its rows are read, in canonical text.</param>
/// <param name="Rows">Rows it gave, those already present included.</param>
/// <param name="Skipped">Bad rows that were left out on request.</param>
/// <param name="FirstTimeNs">Time of its first row, nanoseconds since the epoch, UTC.</param>
/// <param name="LastTimeNs">Time of its last row.</param>
public sealed record SourceRecord(
    string File, string Sha256, string Options, long Rows, long Skipped, long FirstTimeNs, long LastTimeNs)
{
    /// <summary>
    /// What the import found that the stored rows cannot show, such as the offset of the recorder's clock; the row of
    /// each is the line of the file.
    /// </summary>
    public IReadOnlyList<QualityFinding> Findings { get; init; } = [];
}
