using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;

namespace Plimsoll.Tests.Journal.Projections.Running;

/// <summary>Writes the records of a run again, as if it happened now, into a journal that grows meanwhile.</summary>
internal sealed class LiveJournal : IDisposable
{
    private readonly JournalReader source;
    private readonly JournalWriter writer;

    public LiveJournal(string from, string to)
    {
        Folder = to;
        source = new JournalReader(from);
        Assert.True(source.TryRead(out _));
        writer = JournalWriter.Open(to, new JournalOptions
        {
            Durability = Durability.Interval,
            GroupBytes = 700,
            SegmentBytesMax = 60_000,
            ReserveBytes = 0,
            Build = "test",
            Configuration = source.Header!.Configuration,
        });
        writer.Commit();
    }

    public string Folder { get; }

    public long Written { get; private set; }

    /// <summary>Writes so many more records.</summary>
    /// <returns>False when the run is over.</returns>
    public bool Write(int records)
    {
        while (records > 0 && source.TryRead(out var record))
        {
            if (record.Kind >= RecordKind.InputEvent)
            {
                Written = writer.Append(record.Kind, record.Version, record.Payload);
                records--;
            }
        }

        return records == 0;
    }

    /// <summary>Seals what was written.</summary>
    public void Commit() => writer.Commit();

    public void Dispose()
    {
        source.Dispose();
        writer.Dispose();
    }
}
