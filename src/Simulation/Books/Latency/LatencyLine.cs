using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Books.Latency;

/// <summary>
/// One line between a strategy and a venue: says when what is sent arrives. First in, first out: nothing overtakes what
/// was sent before it, as on one connection.
/// </summary>
public sealed class LatencyLine
{
    private readonly LatencyModel model;
    private readonly SeededRandom random;
    private long sentNs = long.MinValue;
    private long arrivalNs = long.MinValue;

    /// <summary>Opens a line.</summary>
    /// <param name="model">Its delays.</param>
    /// <param name="seed">Of its draws.</param>
    public LatencyLine(LatencyModel model, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        random = new SeededRandom(seed);
    }

    /// <summary>Whether everything arrives at once.</summary>
    public bool IsImmediate => model.IsNone;

    /// <summary>
    /// When something arrives. What is sent at one moment travels together: one draw serves it all, so that an update
    /// of several events stays whole.
    /// </summary>
    /// <param name="timeNs">When it is sent; not before what was sent last. Nanoseconds since the epoch, UTC.</param>
    /// <param name="recordedNs">The delay recorded with it; 0 for none.</param>
    public long ArrivalNs(long timeNs, uint recordedNs)
    {
        if (timeNs != sentNs)
        {
            sentNs = timeNs;
            arrivalNs = Math.Max(arrivalNs, timeNs + model.Next(random, recordedNs));
        }

        return arrivalNs;
    }
}
