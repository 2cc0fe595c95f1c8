using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Saving;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// What a venue says goes to the books first and to the strategy whose order it is last. Bounds what follows from it at
/// one moment.
/// </summary>
internal sealed class ReportRoute : ISavedPart
{
    private readonly Strategy[] strategies;
    private readonly OrderDesk desk;
    private readonly BracketDesk brackets;
    private readonly AccountBook account;
    private readonly EquityTracker equity;
    private readonly RunPhase phase;
    private readonly IRunObserver observer;
    private int stepsAtMoment;

    public ReportRoute(
        Strategy[] strategies, OrderDesk desk, BracketDesk brackets, AccountBook account, EquityTracker equity,
        RunPhase phase, IRunObserver observer)
    {
        this.strategies = strategies;
        this.desk = desk;
        this.brackets = brackets;
        this.account = account;
        this.equity = equity;
        this.phase = phase;
        this.observer = observer;
    }

    /// <summary>The time has moved on.</summary>
    public void BeginMoment() => stepsAtMoment = 0;

    /// <summary>Takes one of the order events.</summary>
    public void OnReport(in Event e)
    {
        if (!desk.Reports.Admits(in e))
        {
            return;
        }

        if (e.Kind == EventKind.OrderFilled)
        {
            equity.OnFill(e.TimeNs, account.EquityMark);
            equity.KeepBooks(account);
        }

        phase.IsOver |= e.Reason == OrderReason.DataEnded;
        if (!desk.Reports.Take(in e, out var order, out var fill) || order is null)
        {
            return;
        }

        var view = order.View();
        observer.OnOrder(in view);
        if (view.Strategy.Value == strategies.Length)
        {
            return;
        }

        // What is filled is protected before anybody else may act on it.
        brackets.OnReport(order, e.Kind, fill.Quantity.Lots);

        phase.Acting = view.Strategy.Value;
        CountStep();
        if (e.Kind == EventKind.OrderFilled)
        {
            strategies[phase.Acting].OnFill(in fill);
        }

        strategies[phase.Acting].OnOrder(in view);
        phase.Acting = -1;
    }

    // By index: telling a refusal may cause the next one. The limit of orders an event may cause bounds it.
    public void TellRefusals()
    {
        for (var i = 0; i < desk.Refusals.Count; i++)
        {
            var view = desk.Refusals[i];
            phase.Acting = view.Strategy.Value;
            strategies[phase.Acting].OnOrder(in view);
        }

        phase.Acting = -1;
        desk.Refusals.Clear();
    }

    /// <summary>Counts a call of a strategy that may cause the next one at the same moment.</summary>
    public void CountStep()
    {
        if (++stepsAtMoment > Limits.StepsPerMomentMax)
        {
            throw new InvalidOperationException(
                $"more than {Limits.StepsPerMomentMax} timers and order events at one moment: " +
                "the strategy answers its own without end");
        }
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("ReportRoute/1");
        writer.Write(stepsAtMoment);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("ReportRoute/1");
        stepsAtMoment = reader.ReadCount(Limits.StepsPerMomentMax);
    }
}
