using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// A strategy whose failure harms nobody else: once it throws it is called no more. What it remembers stays as it was.
/// </summary>
internal sealed class GuardedStrategy : Strategy
{
    private readonly Strategy inner;
    private readonly StrategyIndex index;
    private readonly Action<StrategyIndex> onFailure;
    private bool isOff;

    public GuardedStrategy(Strategy inner, StrategyIndex index, Action<StrategyIndex> onFailure)
    {
        this.inner = inner;
        this.index = index;
        this.onFailure = onFailure;
    }

    /// <summary>What it threw; null while it works.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Strategies as a kernel calls them.</summary>
    /// <param name="strategies">As they were given.</param>
    /// <param name="failure">What happens when one throws.</param>
    /// <param name="onFailure">Is told which one threw, where the run goes on.</param>
    public static Strategy[] Wrap(
        IReadOnlyList<Strategy> strategies, StrategyFailure failure, Action<StrategyIndex> onFailure)
    {
        var wrapped = new Strategy[strategies.Count];
        for (var i = 0; i < wrapped.Length; i++)
        {
            wrapped[i] = failure == StrategyFailure.DisableStrategy
                ? new GuardedStrategy(strategies[i], new StrategyIndex(i), onFailure)
                : strategies[i];
        }

        return wrapped;
    }

    /// <summary>The strategy itself.</summary>
    public static Strategy Unwrap(Strategy strategy) => strategy is GuardedStrategy guarded ? guarded.inner : strategy;

    public override int WarmUpBars => inner.WarmUpBars;

    public override IReadOnlyList<string> Remarks => inner.Remarks;

    /// <summary>Switches it off, because it was off in a saved state.</summary>
    public void SwitchOff() => isOff = true;

    public override void OnStart() => Guard(static (strategy, _) => strategy.OnStart(), 0);

    public override void OnTimer(int timerId) => Guard(static (strategy, id) => strategy.OnTimer(id), timerId);

    public override void OnStop() => Guard(static (strategy, _) => strategy.OnStop(), 0);

    public override void OnBar(in BarUpdate bar)
    {
        if (isOff)
        {
            return;
        }

        try
        {
            inner.OnBar(in bar);
        }
        catch (Exception cause) when (cause is not BrokenInvariantException)
        {
            Fail(cause);
        }
    }

    public override void OnBook(in BookUpdate book)
    {
        if (isOff)
        {
            return;
        }

        try
        {
            inner.OnBook(in book);
        }
        catch (Exception cause) when (cause is not BrokenInvariantException)
        {
            Fail(cause);
        }
    }

    public override void OnTrade(InstrumentIndex instrument, in TradeTick trade)
    {
        if (isOff)
        {
            return;
        }

        try
        {
            inner.OnTrade(instrument, in trade);
        }
        catch (Exception cause) when (cause is not BrokenInvariantException)
        {
            Fail(cause);
        }
    }

    public override void OnQuote(InstrumentIndex instrument, in QuoteTick quote)
    {
        if (isOff)
        {
            return;
        }

        try
        {
            inner.OnQuote(instrument, in quote);
        }
        catch (Exception cause) when (cause is not BrokenInvariantException)
        {
            Fail(cause);
        }
    }

    public override void OnFill(in FillRecord fill) =>
        Guard(static (strategy, one) => strategy.OnFill(in one), fill);

    public override void OnOrder(in OrderView order) =>
        Guard(static (strategy, one) => strategy.OnOrder(in one), order);

    public override void OnMargin(in MarginNotice notice) =>
        Guard(static (strategy, one) => strategy.OnMargin(in one), notice);

    public override void Save(IStateWriter writer) => inner.Save(writer);

    public override void Restore(IStateReader reader) => inner.Restore(reader);

    private void Guard<T>(Action<Strategy, T> call, T argument)
    {
        if (isOff)
        {
            return;
        }

        try
        {
            call(inner, argument);
        }
        catch (Exception cause) when (cause is not BrokenInvariantException)
        {
            Fail(cause);
        }
    }

    private void Fail(Exception cause)
    {
        isOff = true;
        Cause = cause;
        onFailure(index);
    }
}
