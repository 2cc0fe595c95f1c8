namespace Plimsoll.Journal.Format;

/// <summary>The head of a record, as it stands in the file.</summary>
/// <param name="Length">Bytes of payload, 0 to <see cref="RecordLayout.PayloadMax"/>.</param>
/// <param name="Check">CRC-32C of all other bytes of the record.</param>
/// <param name="Sequence">Number of the record, from 1, without gaps.</param>
/// <param name="PreviousCheck">The check of the record before it; 0 for the very first.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Version">Version of the payload's layout, from 1.</param>
/// <param name="Epoch">Lower half of the number of the opening that wrote it.</param>
internal readonly record struct RecordHead(
    int Length, uint Check, long Sequence, uint PreviousCheck, RecordKind Kind, byte Version, ushort Epoch);
