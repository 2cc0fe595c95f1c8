using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Saving;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>Limits, breakers and latches of a kernel: what hears of everything and may stop it.</summary>
internal sealed class RiskRoute : ISavedPart
{
    private readonly OperatorDesk operators;
    private readonly Strategy[] strategies;
    private readonly RiskObserver? listener;
    private KillDesk? kill;

    public RiskRoute(
        KernelConfiguration configuration, AccountBook account, InstrumentRoute[] routes, Strategy[] strategies,
        IRunObserver observer)
    {
        this.strategies = strategies;
        var book = new RiskBook(
            configuration.Risk ?? new RiskConfiguration(), account, strategies.Length, configuration.DayCalendar,
            new MarketFacts(routes));
        Desk = new RiskDesk(book, observer, configuration.StartCash);
        operators = new OperatorDesk(Desk);
        if (book.HasLimits)
        {
            Watch = Desk;
            listener = new RiskObserver(Desk, observer);
        }

        Observer = (IRunObserver?)listener ?? observer;
    }

    public RiskDesk Desk { get; }

    /// <summary>Hears of every mark; null where nothing is limited, so that bars cost nothing more.</summary>
    public RiskDesk? Watch { get; }

    /// <summary>Who is told what happens.</summary>
    public IRunObserver Observer { get; }

    /// <summary>When something has to be looked at again.</summary>
    public long NextDueNs => kill!.NextDueNs;

    /// <summary>Whether something has to be cancelled or closed in this event.</summary>
    public bool HasWork => Desk.NewTasks.Count != 0;

    /// <summary>Gives it what it works with, once that is there.</summary>
    public RiskView Complete(OrderDesk desk, AccountBook account, BracketDesk brackets, RunPhase phase)
    {
        listener?.Orders = desk.Orders;
        kill = new KillDesk(Desk, desk, account, brackets, phase);
        return new RiskView(Desk, kill, desk);
    }

    /// <summary>Takes one of the events 40 to 42.</summary>
    public void Take(in Event e) => operators.Take(in e);

    /// <summary>A strategy threw and is switched off.</summary>
    public void Disable(StrategyIndex strategy, long nowNs) => Desk.Disable(strategy, nowNs);

    /// <summary>Does what is new.</summary>
    public void Act(KernelMoment moment) => kill!.Act(moment);

    /// <summary>Looks at what is due.</summary>
    public void OnTimer(KernelMoment moment)
    {
        if (kill!.NextDueNs <= moment.NowNs)
        {
            kill.OnTimer(moment);
        }
    }

    /// <inheritdoc />
    public void Save(IStateWriter writer)
    {
        Desk.Book.Save(writer);
        kill!.Save(writer);
    }

    /// <inheritdoc />
    public void Restore(IStateReader reader)
    {
        Desk.Book.Restore(reader);
        kill!.Restore(reader);
        for (var i = 0; i < strategies.Length; i++)
        {
            if (strategies[i] is GuardedStrategy guarded && Desk.Book.Latch.IsDisabled(new StrategyIndex(i)))
            {
                guarded.SwitchOff();
            }
        }
    }
}
