using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

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

    OrderId Enter(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, string reason);

    OrderId Exit(StrategyIndex strategy, InstrumentIndex instrument, string reason);

    OrderId Submit(StrategyIndex strategy, in OrderRequest request);

    OrderReason Replace(StrategyIndex strategy, OrderId order, in OrderChange change);

    void Cancel(StrategyIndex strategy, OrderId order);

    void CancelAll(StrategyIndex strategy, InstrumentIndex instrument);

    void SetTimer(StrategyIndex strategy, long dueNs, int timerId);

    void Subscribe(StrategyIndex strategy, InstrumentIndex instrument, BarPeriod period);
}
