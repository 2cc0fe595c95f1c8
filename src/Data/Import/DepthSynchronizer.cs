using Plimsoll.Data.Store;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>
/// Makes one book of a snapshot and the updates around it, by the venue's rules. Spot: updates whose last number is not
/// above the snapshot's are dropped, and each must begin right behind the number reached. Futures: updates that end
/// before the snapshot are dropped, the first one must span its number, and each names the last number of the one
/// before. What does not follow is a gap: the book is not valid until the next snapshot that fits.
/// </summary>
internal sealed class DepthSynchronizer
{
    private const int WaitingMax = 100_000;

    private readonly FeedOutput output;
    private readonly bool isFutures;
    private readonly string file;
    private List<DepthUpdate> waiting = [];
    private bool isSynchronized;
    private bool isAtSnapshot;
    private long reachedId;
    private string? refusal;
    private DepthUpdate? held;

    public DepthSynchronizer(FeedOutput output, string file, bool isFutures)
    {
        this.output = output;
        this.file = file;
        this.isFutures = isFutures;
    }

    /// <summary>Updates that the snapshot or the book held already.</summary>
    public long OldUpdates { get; private set; }

    /// <summary>Gaps in the numbers.</summary>
    public long Gaps { get; private set; }

    /// <summary>Snapshots that were not needed, because the book was known.</summary>
    public long SpareSnapshots { get; private set; }

    /// <summary>Snapshots that the book was built from.</summary>
    public long UsedSnapshots { get; private set; }

    private long UpdatesSeen { get; set; }

    /// <summary>Takes the next update.</summary>
    /// <returns>Whether the object is kept; the caller then needs another one.</returns>
    public bool Take(DepthUpdate update)
    {
        UpdatesSeen++;
        return !isSynchronized || !TryContinue(update) ? Wait(update) : false;
    }

    /// <summary>Takes a snapshot; the object is kept.</summary>
    public void TakeSnapshot(DepthUpdate snapshot)
    {
        if (isSynchronized)
        {
            SpareSnapshots++;
            return;
        }

        var kept = waiting.FindIndex(update => isFutures
            ? update.LastId >= snapshot.LastId
            : update.LastId > snapshot.LastId);
        kept = kept < 0 ? waiting.Count : kept;
        if (kept < waiting.Count && IsTooOld(snapshot, waiting[kept]))
        {
            return;
        }

        OldUpdates += kept;
        UsedSnapshots++;
        held = snapshot;
        reachedId = snapshot.LastId;
        isSynchronized = true;
        isAtSnapshot = true;
        var rest = waiting;
        waiting = [];
        for (var i = kept; i < rest.Count; i++)
        {
            if (!isSynchronized || !TryContinue(rest[i]))
            {
                Wait(rest[i]);
            }
        }
    }

    /// <exception cref="DataError">There were updates, but no book came of them.</exception>
    public void Complete()
    {
        Release(long.MaxValue, long.MaxValue);
        if (UpdatesSeen > 0 && UsedSnapshots == 0)
        {
            throw new DataError(
                DataErrorKind.NoRows,
                refusal ?? Invariant($"{file}: {UpdatesSeen} depth updates but no snapshot of the book ")
                + "(a line with lastUpdateId, bids and asks); record one after the streams have begun");
        }
    }

    private bool IsTooOld(DepthUpdate snapshot, DepthUpdate first)
    {
        var gap = first.FirstId - snapshot.LastId - (isFutures ? 0 : 1);
        if (gap <= 0)
        {
            return false;
        }

        refusal = Invariant($"{file}:{snapshot.Line}: field 'lastUpdateId': value '{snapshot.LastId}': ")
            + Invariant($"expected {first.FirstId - (isFutures ? 0 : 1)} or above, the update of line {first.Line} ")
            + "does not follow; record the snapshot after the streams have begun";
        output.Find(
            SeriesKind.BookLevels, FindingKind.UnusableSnapshot, FindingSeverity.Medium, snapshot.TimeNs, gap);
        return true;
    }

    private bool Wait(DepthUpdate update)
    {
        // So many updates cannot all be newer than a snapshot to come.
        if (waiting.Count == WaitingMax)
        {
            waiting.RemoveRange(0, WaitingMax / 2);
        }

        waiting.Add(update);
        return true;
    }

    // False when the update does not follow; the book is then not valid any more.
    private bool TryContinue(DepthUpdate update)
    {
        var isOld = isAtSnapshot && isFutures ? update.LastId < reachedId : update.LastId <= reachedId;
        if (isOld)
        {
            OldUpdates++;
            if (!isAtSnapshot)
            {
                output.Find(
                    SeriesKind.BookLevels, FindingKind.Duplicate, FindingSeverity.Low, update.TimeNs, 1);
            }

            return true;
        }

        var expected = isFutures ? update.PreviousId == reachedId : update.FirstId <= reachedId + 1;
        if (isFutures && (isAtSnapshot || update.PreviousId < 0))
        {
            expected = update.FirstId <= reachedId + (isAtSnapshot ? 0 : 1);
        }

        Release(update.TimeNs, update.ReceivedNs);
        if (!expected)
        {
            WriteGap(update);
            return false;
        }

        isAtSnapshot = false;
        reachedId = update.LastId;
        Write(update.Levels, update.TimeNs, update.LastId, update.ReceivedNs, BookFlags.None);
        return true;
    }

    // The row has the first number that came instead of the expected one: so many are missing.
    private void WriteGap(DepthUpdate update)
    {
        Gaps++;
        isSynchronized = false;
        var came = isFutures && update.PreviousId >= 0 ? update.PreviousId + 1 : update.FirstId;
        output.AddLevel(
            new BookLevel(
                update.TimeNs, 0, 0, came, OrderSide.Buy, BookFlags.Gap | BookFlags.Last,
                FeedLatency.Of(update.ReceivedNs, update.TimeNs)),
            isClear: true);
    }

    // A snapshot often comes after the updates that follow it, and its own time is that of the answer to a request: it
    // takes its place before the first update that follows, in the time of the venue and in that of the receipt.
    private void Release(long firstUpdateNs, long firstReceivedNs)
    {
        if (held is not { } snapshot)
        {
            return;
        }

        held = null;
        var timeNs = Math.Max(
            Math.Min(snapshot.TimeNs, firstUpdateNs), output.LastTimeNs(SeriesKind.BookLevels));
        var receivedNs = Math.Min(snapshot.ReceivedNs, firstReceivedNs);
        var flags = BookFlags.Snapshot | (snapshot.Levels.IsEmpty ? BookFlags.Last : BookFlags.None);
        output.AddLevel(
            new BookLevel(
                timeNs, 0, 0, snapshot.LastId, OrderSide.Buy, flags, FeedLatency.Of(receivedNs, timeNs)),
            isClear: true);
        Write(snapshot.Levels, timeNs, snapshot.LastId, receivedNs, BookFlags.Snapshot);
    }

    private void Write(
        ReadOnlySpan<BookLevel> levels, long timeNs, long sequence, long receivedNs, BookFlags flags)
    {
        var latency = FeedLatency.Of(receivedNs, timeNs);
        for (var i = 0; i < levels.Length; i++)
        {
            output.AddLevel(
                levels[i] with
                {
                    TimeNs = timeNs,
                    Sequence = sequence,
                    Flags = i == levels.Length - 1 ? flags | BookFlags.Last : flags,
                    RecordedLatencyNs = latency,
                },
                isClear: false);
        }
    }
}
