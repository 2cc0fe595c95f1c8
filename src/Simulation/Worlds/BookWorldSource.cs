using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Worlds;

/// <summary>
/// The order book of a made market as a stream of events: a snapshot at the start, then every change as it happens.
/// Times are those of the venue. Keeps nothing but the book, however long the stream. The same arguments give the same
/// events on every machine, however they are read.
/// </summary>
public sealed class BookWorldSource : IEventSource
{
    private const ulong LatencyStream = 0x94D049BB133111EB;
    private const long WarmUpNsMax = 3_600_000_000_000;
    private const double WarmUpLifetimes = 5;

    private readonly WorldParameters parameters;
    private readonly BookWorld world;
    private readonly EventBuffer told = new();
    private readonly LevelTeller? levels;
    private readonly OrderTeller? orders;
    private readonly SeededRandom latency;
    private readonly long startNs;
    private readonly long endNs;
    private int read;
    private bool isStarted;
    private bool isEnded;

    /// <summary>Makes a stream that has not been read yet.</summary>
    /// <param name="instrument">The instrument that the events name.</param>
    /// <param name="parameters">How the market behaves.</param>
    /// <param name="startNs">Time of the snapshot, nanoseconds since the epoch, UTC; an hour or more after it.</param>
    /// <param name="endNs">End, exclusive; above the start.</param>
    /// <param name="feed">In which form the book is told.</param>
    /// <exception cref="ArgumentException">A parameter or time is out of its range; the message names it.</exception>
    public BookWorldSource(
        InstrumentIndex instrument, WorldParameters parameters, long startNs, long endNs,
        WorldFeed feed = WorldFeed.ByLevel)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (startNs < WarmUpNsMax || endNs <= startNs)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"a world from {startNs} to {endNs} ns: begin an hour after 1970-01-01 or later, and end after that"));
        }

        this.parameters = parameters;
        this.startNs = startNs;
        this.endNs = endNs;
        latency = new SeededRandom(SeededRandom.Mix(parameters.Seed ^ LatencyStream));
        var lifetimesNs = WarmUpLifetimes / parameters.CancelsPerOrderSecond * 1e9;
        world = new BookWorld(parameters, startNs - (long)Math.Min(lifetimesNs, WarmUpNsMax));
        levels = feed == WorldFeed.ByLevel ? new LevelTeller(instrument, world.Engine, told) : null;
        orders = feed == WorldFeed.ByOrder ? new OrderTeller(instrument, world.Engine, told) : null;
    }

    /// <summary>What the thing is worth to those who know, in ticks, at the time that was reached.</summary>
    public double HiddenValueTicks => world.Value.Ticks;

    /// <inheritdoc/>
    public int Read(Span<Event> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (read == told.Count && !Advance())
            {
                break;
            }

            var count = told.CopyTo(buffer[written..], read);
            read += count;
            written += count;
        }

        return written;
    }

    /// <returns>Whether there is more to read.</returns>
    private bool Advance()
    {
        told.Clear();
        read = 0;
        if (!isStarted)
        {
            isStarted = true;
            Start();
            return true;
        }

        while (told.Count == 0 && !isEnded)
        {
            var isOperation = world.Step();
            isEnded = world.TimeNs >= endNs;
            if (isOperation && !isEnded)
            {
                Tell();
            }
        }

        return told.Count > 0;
    }

    /// <summary>Lets the book fill before anyone looks, then shows it whole.</summary>
    private void Start()
    {
        while (world.TimeNs < startNs)
        {
            world.Step();
        }

        // The step that crossed the start belongs to the snapshot.
        var timeNs = Math.Min(world.TimeNs, endNs - 1);
        isEnded = world.TimeNs >= endNs;
        levels?.TellSnapshot(timeNs);
        orders?.TellSnapshot(timeNs);
    }

    private void Tell()
    {
        var latencyNs = parameters.LatencyFloorNs
            + (long)(Chance.Exponential(latency) * parameters.LatencyJitterNs);
        levels?.Tell(world.TimeNs, (uint)Math.Min(latencyNs, uint.MaxValue));
        orders?.Tell(world.TimeNs, (uint)Math.Min(latencyNs, uint.MaxValue));
    }
}
