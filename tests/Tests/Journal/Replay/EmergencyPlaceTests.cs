using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.Writing;
using Plimsoll.Model.Events;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Replay;

public sealed class EmergencyPlaceTests
{
    [Fact]
    public void Find_JournalWithoutAnEmergency_IsNothing()
    {
        using var folder = new TemporaryFolder();
        Write(folder, emergencies: 0);
        Assert.Null(EmergencyPlace.Find(folder.Path("j")));
    }

    [Fact]
    public void Find_EmergencyBehindAnEventThatWasNotFinished_NamesTheRecordBeforeThatEvent()
    {
        using var folder = new TemporaryFolder();
        Write(folder, emergencies: 2);

        var place = EmergencyPlace.Find(folder.Path("j"));

        // The header is record 1, its seal 2, the events 3 to 5, a note of the unfinished event 6.
        Assert.NotNull(place);
        Assert.Equal("it hangs", place.Text);
        Assert.Equal(7, place.Sequence);
        Assert.Equal(4, place.LastWhole);
    }

    private static void Write(TemporaryFolder folder, int emergencies)
    {
        using var writer = JournalWriter.Open(
            folder.Path("j"), new JournalOptions { Durability = Durability.None, ReserveBytes = 0 });
        for (var i = 1; i <= 3; i++)
        {
            var e = Event.OfTimer(i);
            _ = writer.Append(RecordKind.InputEvent, EventRecord.Version, EventRecord.ToBytes(in e));
        }

        _ = writer.Append(RecordKind.Note, 1, "a command stands here"u8);
        for (var i = 0; i < emergencies; i++)
        {
            var record = new EmergencyRecord
            {
                Action = i == 0 ? EmergencyAction.TakeOver : EmergencyAction.Flat, Text = i == 0 ? "it hangs" : "",
            };
            _ = writer.Append(RecordKind.EmergencyCommand, EmergencyRecord.Version, record.ToBytes());
        }
    }
}
