using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.Replay;

/// <summary>
/// Where a kernel was shut out. The event before it is the one that the kernel did not finish, so a replay must end
/// before that one: it would not finish it either.
/// </summary>
/// <param name="Sequence">The first record of the emergency.</param>
/// <param name="LastWhole">The last record before the event that was not finished.</param>
/// <param name="Text">Why the kernel was shut out.</param>
public sealed record EmergencyPlace(long Sequence, long LastWhole, string Text)
{
    /// <summary>Looks for it.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <returns>Null when there was none.</returns>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    public static EmergencyPlace? Find(JournalFolder folder)
    {
        using var reader = JournalReader.OfWhatIsThere(folder);
        var before = 0L;
        var lastWhole = 0L;
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.InputEvent)
            {
                lastWhole = before;
            }
            else if (record.Kind == RecordKind.EmergencyCommand)
            {
                var text = EmergencyRecord.Read(record.Version, record.Payload).Text;
                return new EmergencyPlace(record.Sequence, lastWhole, text);
            }

            before = record.Sequence;
        }

        return null;
    }
}
