using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel;

/// <summary>Gathers what led to each intent and tells it. Where nobody listens, it is never called.</summary>
internal sealed class DecisionDesk
{
    private readonly Sizing sizing;
    private readonly AccountBook account;
    private readonly OrderFacts facts;
    private readonly IRunObserver observer;
    private readonly DecisionInputs[] inputs;
    private readonly long[] inputsOfEvent;

    public DecisionDesk(
        Sizing sizing, AccountBook account, OrderFacts facts, IRunObserver observer, int strategyCount)
    {
        this.sizing = sizing;
        this.account = account;
        this.facts = facts;
        this.observer = observer;
        IsHeard = observer.HearsDecisions;
        inputs = new DecisionInputs[IsHeard ? strategyCount : 0];
        inputsOfEvent = new long[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = new DecisionInputs();
        }
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsHeard { get; }

    /// <summary>Where the scores of the data are; empty for none.</summary>
    public InstrumentRoute[] Routes { get; set; } = [];

    /// <summary>Takes a figure that a strategy names; those of earlier events are forgotten.</summary>
    public void Note(long eventNumber, StrategyIndex strategy, string name, double value)
    {
        Forget(eventNumber, strategy.Value);
        inputs[strategy.Value].Set(name, value);
    }

    /// <summary>Tells an intent and how it was judged.</summary>
    public void Tell(
        KernelMoment moment, StrategyIndex strategy, IntentKind kind, in OrderRequest request, OrderId order,
        long group, in RiskAnswer answer)
    {
        Forget(moment.EventNumber, strategy.Value);
        var place = request.Instrument.Value;
        var decision = new DecisionRecord
        {
            TimeNs = moment.NowNs,
            EventNumber = moment.EventNumber,
            Kind = kind,
            Strategy = strategy,
            Order = order,
            Bracket = new BracketId(BracketRole.NumberOf(group)),
            Request = request,
            PositionLots = account.Book(request.Instrument).Positions[strategy.Value].Lots,
            Equity = account.Equity,
            FreeCash = facts.FreeCash(changed: null),
            Sizing = sizing,
            DataValidity = place < Routes.Length ? Routes[place].Quality?.Validity ?? 1.0 : 1.0,
            Answer = answer,
            Inputs = inputs[strategy.Value],
        };
        observer.OnDecision(in decision);
    }

    private void Forget(long eventNumber, int strategy)
    {
        if (inputsOfEvent[strategy] != eventNumber)
        {
            inputsOfEvent[strategy] = eventNumber;
            inputs[strategy].Clear();
        }
    }
}
