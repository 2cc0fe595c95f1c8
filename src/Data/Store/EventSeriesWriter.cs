using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Store;

/// <summary>
/// Writes events of one instrument to a catalog: trades, quotes, books by level and by order, each kind into its own
/// series, which is replaced as a whole. The same events give the same bytes. Nothing of the catalog changes before
/// <see cref="Commit"/>. One writer of a catalog at a time.
/// </summary>
/// <remarks>
/// The shape of the events: times are those of the venue and never descend within a kind. A book by level begins with
/// <see cref="EventKind.BookClear"/>, either empty (no flag) or followed by the levels of a snapshot
/// (<c>BookFlags.Snapshot</c>); the last event of each update carries <c>BookFlags.Last</c>. A book by order begins
/// with the action Clear. Which instrument index the events name does not matter. Other kinds of events are refused.
/// </remarks>
public sealed class EventSeriesWriter : IDisposable
{
    private const int BufferEvents = 4_096;
    private const string SourceOptions = "events";

    private readonly string catalogFolder;
    private readonly Instrument instrument;
    private readonly string sourceName;
    private readonly CatalogLock held;
    private readonly EventStage?[] stages = new EventStage?[(int)SeriesKind.Quotes + 1];

    /// <summary>Opens a catalog for writing; the folder is made when it does not exist.</summary>
    /// <param name="catalogFolder">Folder of the catalog.</param>
    /// <param name="instrument">The definition that ticks and lots of the events are relative to.</param>
    /// <param name="sourceName">Where the events come from, such as <c>synthetic book, seed 7</c>; a series that has
    /// other sources is not overwritten.</param>
    /// <exception cref="DataError">Another process writes to the catalog.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public EventSeriesWriter(string catalogFolder, Instrument instrument, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        this.catalogFolder = catalogFolder;
        this.instrument = instrument;
        this.sourceName = sourceName;
        Catalog.Make(catalogFolder);
        held = CatalogLock.Acquire(catalogFolder);
    }

    /// <summary>Takes all events of a source.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DataError">As <see cref="Append"/>.</exception>
    public long Write(IEventSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var buffer = new Event[BufferEvents];
        var written = 0L;
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            foreach (ref readonly var item in buffer.AsSpan(0, count))
            {
                Append(item);
            }

            written += count;
        }

        return written;
    }

    /// <summary>Takes one event.</summary>
    /// <exception cref="DataError">
    /// Its kind is not stored, its time lies before that of the one before, or the series has other sources.
    /// </exception>
    public void Append(in Event item)
    {
        var stage = Stage(item.Kind);
        if (item.TimeNs < stage.LastTimeNs)
        {
            throw new DataError(
                DataErrorKind.TimeOrder,
                FormattableString.Invariant($"{sourceName}: event {stage.Rows + 1} of {stage.Key}: ")
                + FormattableString.Invariant($"time {item.TimeNs} lies before {stage.LastTimeNs}; ")
                + "give events in the order of their times");
        }

        switch (item.Kind)
        {
            case EventKind.Trade:
                stage.Append(item.Trade);
                break;
            case EventKind.BookOrder:
                stage.Append(item.BookOrder);
                break;
            case EventKind.Quote:
                stage.Append(item.Quote, sequence: 0);
                break;
            default:
                stage.Append(item.BookLevel, item.Kind == EventKind.BookClear);
                break;
        }
    }

    /// <summary>Makes the events taken the series of the catalog; call it once.</summary>
    /// <returns>What the catalog now holds, one entry for each kind written.</returns>
    public IReadOnlyList<SeriesManifest> Commit()
    {
        var manifests = new List<SeriesManifest>();
        foreach (var stage in stages)
        {
            if (stage is not null)
            {
                manifests.Add(stage.Commit(
                    [
                        new SourceRecord(
                            sourceName, stage.RowHash(), SourceOptions, stage.Rows, 0, stage.FirstTimeNs,
                            stage.LastTimeNs),
                    ]));
            }
        }

        return manifests;
    }

    /// <summary>Lets go of the catalog; what was not committed is forgotten.</summary>
    public void Dispose()
    {
        foreach (var stage in stages)
        {
            stage?.Dispose();
        }

        held.Dispose();
    }

    private EventStage Stage(EventKind eventKind)
    {
        var kind = EventStage.KindOf(eventKind);
        return stages[(int)kind] ?? Open(kind, eventKind);
    }

    private EventStage Open(SeriesKind kind, EventKind eventKind)
    {
        if (kind == SeriesKind.None)
        {
            throw new DataError(
                DataErrorKind.BadValue, $"{sourceName}: events of the kind {eventKind} are not stored; leave them out");
        }

        var key = new SeriesKey(instrument.Id, kind, default);
        var existing = Catalog.Open(catalogFolder).Find(instrument.Id, kind);
        foreach (var source in existing?.Sources ?? [])
        {
            if (source.File != sourceName)
            {
                throw new DataError(
                    DataErrorKind.Conflict,
                    $"{catalogFolder}: {key} was made from {DataError.Show(source.File)}, not from "
                    + $"{DataError.Show(sourceName)}; use another instrument or catalog");
            }
        }

        var target = new SeriesManifest(key, instrument);
        var stage = new EventStage(catalogFolder, null, target, isReplacing: true, isHashed: true);
        stages[(int)kind] = stage;
        return stage;
    }
}
