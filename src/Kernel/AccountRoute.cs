using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;

namespace Plimsoll.Kernel;

/// <summary>What happens to the account by itself: charges, settlements, and margin that runs short.</summary>
internal sealed class AccountRoute
{
    private readonly Strategy[] strategies;
    private readonly OrderDesk desk;
    private readonly AccountBook account;
    private readonly EquityTracker equity;
    private readonly RunPhase phase;
    private readonly IRunObserver observer;

    public AccountRoute(
        Strategy[] strategies, OrderDesk desk, AccountBook account, EquityTracker equity, RunPhase phase,
        IRunObserver observer)
    {
        this.strategies = strategies;
        this.desk = desk;
        this.account = account;
        this.equity = equity;
        this.phase = phase;
        this.observer = observer;
    }

    /// <summary>Takes a charge or a settlement.</summary>
    public void OnAccount(in Event e)
    {
        ref readonly var report = ref e.Account;
        var book = account.Book(e.Instrument);
        equity.KeepBooks(account);
        var amount = e.Kind == EventKind.Settlement
            ? -account.SettleDay(book, report.Ticks)
            : account.Charge(book, report.Kind, report.Amount, report.IsInAccountCurrency);
        var charge = new ChargeRecord(e.TimeNs, report.Kind, e.Instrument, amount) { Ticks = report.Ticks };
        observer.OnCharge(in charge);
    }

    /// <summary>Looks whether a bar's worst price leaves enough margin; tells strategies, closes by force.</summary>
    public void CheckMargin(MarginWatch margin, InstrumentBook book, in Bar bar, KernelMoment moment)
    {
        if (margin.Check(book, in bar, out var notice))
        {
            for (phase.Acting = 0; phase.Acting < strategies.Length; phase.Acting++)
            {
                strategies[phase.Acting].OnMargin(in notice);
            }

            phase.Acting = -1;
        }

        if (margin.IsLiquidating && !phase.IsFollowing)
        {
            desk.Liquidate(moment);
        }
    }
}
