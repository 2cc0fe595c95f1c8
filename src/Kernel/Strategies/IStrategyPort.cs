using Plimsoll.Kernel.Brackets;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Strategies;

/// <summary>
/// What the kernel does for a strategy. Strategies reach it through the methods of <see cref="Strategy"/>.
/// </summary>
internal interface IStrategyPort
{
    long NowNs { get; }

    int InstrumentCount { get; }

    Instrument Definition(InstrumentIndex instrument);

    double AverageEntryPrice(StrategyIndex strategy, InstrumentIndex instrument);

    int WorkingOrderCount(StrategyIndex strategy, InstrumentIndex instrument);

    bool TryGetBook(InstrumentIndex instrument, out BookUpdate book);

    double Equity { get; }

    double DataValidity(InstrumentIndex instrument);

    void Note(StrategyIndex strategy, string name, double value);

    OrderId Enter(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, string reason);

    OrderId Exit(StrategyIndex strategy, InstrumentIndex instrument, string reason);

    OrderId Submit(StrategyIndex strategy, in OrderRequest request);

    OrderReason Replace(StrategyIndex strategy, OrderId order, in OrderChange change);

    void Cancel(StrategyIndex strategy, OrderId order);

    void CancelAll(StrategyIndex strategy, InstrumentIndex instrument);

    BracketId PlaceBracket(StrategyIndex strategy, BracketRequest request);

    BracketId Protect(StrategyIndex strategy, BracketRequest request);

    (OrderId First, OrderId Second) PlacePair(
        StrategyIndex strategy, in OrderRequest first, in OrderRequest second);

    bool AmendStop(StrategyIndex strategy, BracketId bracket, Price price, Trail trail);

    bool AmendTarget(StrategyIndex strategy, BracketId bracket, int target, Price price);

    bool CloseBracket(StrategyIndex strategy, BracketId bracket, string reason);

    bool TryGetBracket(StrategyIndex strategy, BracketId id, out BracketView view);

    void SetTimer(StrategyIndex strategy, long dueNs, int timerId);

    void Subscribe(StrategyIndex strategy, InstrumentIndex instrument, BarPeriod period);
}
