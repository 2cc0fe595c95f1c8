using Plimsoll.Simulation.Loop;

namespace Plimsoll.Research.Runs;

/// <summary>A run over bars.</summary>
internal sealed class BarRunLoop(SimulationLoop loop) : IRunLoop
{
    public bool IsAtEnd => loop.IsAtEnd;

    public long MarketEventCount => loop.MarketEventCount;

    public long BarCount => loop.BarCount;

    public void Start() => loop.Start();

    public void Run(long eventsMax) => loop.Run(eventsMax);

    public void Finish() => loop.Finish();
}
