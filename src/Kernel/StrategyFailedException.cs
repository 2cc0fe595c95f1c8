using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>A strategy threw. The kernel's own state is whole; the strategy gets no further event.</summary>
public sealed class StrategyFailedException : Exception
{
    /// <summary>Names the strategy and the moment.</summary>
    /// <param name="strategyName">Which strategy.</param>
    /// <param name="timeNs">Kernel time of the event. Nanoseconds since the epoch, UTC.</param>
    /// <param name="eventNumber">The event's number in the run, from 1.</param>
    /// <param name="cause">What it threw.</param>
    public StrategyFailedException(string strategyName, long timeNs, long eventNumber, Exception cause)
        : base(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"strategy {strategyName} failed at {TimestampText.Format(timeNs)} (event {eventNumber}): ") +
            $"{cause.GetType().Name}: {cause.Message}",
            cause)
    {
        TimeNs = timeNs;
        EventNumber = eventNumber;
    }

    /// <summary>Kernel time of the event. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs { get; }

    /// <summary>The event's number in the run, from 1.</summary>
    public long EventNumber { get; }
}
