using Plimsoll.Model.Events;

namespace Plimsoll.Simulation.Loop;

/// <summary>
/// A loop that can be driven one happening at a time, so that somebody else decides when each is due. Steps alone give
/// what a run in one go gives.
/// </summary>
public interface ISteppedLoop
{
    /// <summary>Market time. Nanoseconds since the epoch, UTC; the smallest number before the first step.</summary>
    long NowNs { get; }

    /// <summary>When the next step is due. Nanoseconds since the epoch, UTC; the largest number at the end.</summary>
    long NextNs { get; }

    /// <summary>Whether the market has nothing more to tell.</summary>
    bool IsAtEnd { get; }

    /// <summary>How many market events happened.</summary>
    long MarketEventCount { get; }

    /// <summary>How many commands have left the kernel and not reached the venue yet.</summary>
    int InFlightCount { get; }

    /// <summary>Starts the kernel's strategies.</summary>
    void Start();

    /// <summary>Lets happen what is due next, with all that follows from it. Nothing at the end.</summary>
    void Step();

    /// <summary>Hands an event that is not the market's to the kernel, now or at the event's time if that is later,
    /// with all that follows from it.</summary>
    /// <param name="e">The event; its time is not after <see cref="NextNs"/>.</param>
    void Inject(in Event e);

    /// <summary>Lets commands that wait go to the venue and its answers come back, without a step of the
    /// market.</summary>
    /// <param name="timeNs">Now, not after <see cref="NextNs"/>. Nanoseconds since the epoch, UTC.</param>
    void Exchange(long timeNs);

    /// <summary>Ends the run: working orders end, strategies are told.</summary>
    void Finish();
}
