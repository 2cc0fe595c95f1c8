namespace Plimsoll.Research.Runs;

/// <summary>A run in slices, whatever kind of market it goes over.</summary>
internal interface IRunLoop
{
    bool IsAtEnd { get; }

    long MarketEventCount { get; }

    /// <summary>How many of the events were bars.</summary>
    long BarCount { get; }

    void Start();

    void Run(long eventsMax);

    void Finish();
}
