using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>What the next record must fit to.</summary>
/// <param name="Sequence">Number of the last record.</param>
/// <param name="Check">Checksum of the last record.</param>
/// <param name="Hash">Hash of the last seal, lower-case hex.</param>
/// <param name="Epoch">Number of the opening that wrote it.</param>
internal readonly record struct ChainPlace(long Sequence, uint Check, string Hash, int Epoch)
{
    /// <summary>Before the first record of a journal.</summary>
    public static ChainPlace Beginning => new(0, 0, new string('0', 2 * JournalHead.HashBytes), 0);
}
