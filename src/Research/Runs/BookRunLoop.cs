using Plimsoll.Simulation.Books.Loop;

namespace Plimsoll.Research.Runs;

/// <summary>A run over order books.</summary>
internal sealed class BookRunLoop(BookLoop loop) : IRunLoop
{
    public bool IsAtEnd => loop.IsAtEnd;

    public long MarketEventCount => loop.MarketEventCount;

    public long BarCount => 0;

    public void Start() => loop.Start();

    public void Run(long eventsMax) => loop.Run(eventsMax);

    public void Finish() => loop.Finish();
}
