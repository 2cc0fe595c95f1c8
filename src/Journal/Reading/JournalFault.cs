using System.Globalization;

namespace Plimsoll.Journal.Reading;

/// <summary>The first place at which a journal differs from what was written.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Sequence">The record that is altered, missing, or due there.</param>
/// <param name="Offset">Where, in bytes of the uncompressed file.</param>
/// <param name="Detail">What differs, in words.</param>
public sealed record JournalFault(FaultKind Kind, string File, long Sequence, long Offset, string Detail)
{
    /// <summary>Whether it may be the torn tail that a crash leaves, and nothing that had been acknowledged.</summary>
    public bool IsTornTail { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"segment {File}, record {Sequence}, byte {Offset}: {Detail}");
}
