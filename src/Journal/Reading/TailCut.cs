using System.Globalization;

namespace Plimsoll.Journal.Reading;

/// <summary>What was cut off a journal when it was opened: bytes that no seal ever covered, left by a crash.</summary>
/// <param name="File">The segment.</param>
/// <param name="Offset">Where it was cut, in bytes.</param>
/// <param name="Bytes">How much was cut.</param>
/// <param name="KeptAs">The file that keeps the cut bytes.</param>
/// <param name="LastSequence">The last record that was kept.</param>
/// <param name="Detail">What was found at the place.</param>
public sealed record TailCut(
    string File, long Offset, long Bytes, string KeptAs, long LastSequence, string Detail)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"segment {File}: {Bytes} bytes behind record {LastSequence} cut at byte {Offset} and kept as {KeptAs}: "
        + $"{Detail}");
}
