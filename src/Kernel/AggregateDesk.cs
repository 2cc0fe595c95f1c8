using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Market;

namespace Plimsoll.Kernel;

/// <summary>The way of the longer bars that strategies asked for: told only when they are over.</summary>
internal sealed class AggregateDesk
{
    private readonly Strategy[] strategies;
    private readonly RunPhase phase;

    public AggregateDesk(Strategy[] strategies, RunPhase phase)
    {
        this.strategies = strategies;
        this.phase = phase;
    }

    /// <summary>Tells the longer bars that are over because this bar lies behind them.</summary>
    public void CloseBefore(InstrumentRoute route, in Bar bar)
    {
        for (var i = 0; i < route.Aggregators.Length; i++)
        {
            if (route.Aggregators[i].TryCloseBefore(in bar, out var closed))
            {
                Deliver(route, i, in closed);
            }
        }
    }

    /// <summary>Adds a bar to the longer ones and tells those that it completes.</summary>
    public void Add(InstrumentRoute route, in Bar bar)
    {
        for (var i = 0; i < route.Aggregators.Length; i++)
        {
            if (route.Aggregators[i].TryAdd(in bar, out var closed))
            {
                Deliver(route, i, in closed);
            }
        }
    }

    private void Deliver(InstrumentRoute route, int place, in Bar closed)
    {
        var update = new BarUpdate(in closed, route.Book.Instrument, route.Index, route.Aggregators[place].Period);
        foreach (var strategy in route.Subscribers[place])
        {
            phase.Acting = strategy;
            strategies[strategy].OnBar(in update);
        }

        phase.Acting = -1;
    }
}
