using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>
/// Watches the margin of what is held. Cash and the open profit of futures must cover it; what is paid in full covers
/// nothing. Inside a bar the worst price of the bar counts.
/// </summary>
internal sealed class MarginWatch : ISavedPart
{
    private readonly AccountBook account;
    private readonly IRunObserver observer;
    private MarginNoticeKind? told;

    public MarginWatch(AccountBook account, IRunObserver observer)
    {
        this.account = account;
        this.observer = observer;
    }

    /// <summary>Whether everything on margin is being closed.</summary>
    public bool IsLiquidating { get; private set; }

    /// <summary>Whether the account has nothing left, or less.</summary>
    public bool IsRuined { get; private set; }

    /// <summary>Cash and the open profit of futures at the last prices, in the account's currency.</summary>
    public Amount Available
    {
        get
        {
            var total = account.Equity;
            foreach (var book in account.Books)
            {
                if (book.Instrument.IsPaidInFull && book.NetLots != 0)
                {
                    total -= account.InAccount(book, book.Value);
                }
            }

            return total;
        }
    }

    /// <summary>Initial margin of everything held, in the account's currency; rounded up.</summary>
    public Amount Initial => Required(isInitial: true, null, 0);

    /// <summary>Equity was marked at nothing or less: if it really is, the account is ruined from here on.</summary>
    public void OnEquityGone(long timeNs)
    {
        if (!IsRuined && account.Equity.Sign <= 0)
        {
            IsRuined = true;
            var notice = new MarginNotice(timeNs, MarginNoticeKind.Ruin, account.Equity, Amount.Zero);
            observer.OnMargin(in notice);
        }
    }

    /// <summary>Looks at the margin after a bar of an instrument.</summary>
    /// <param name="book">Which one.</param>
    /// <param name="bar">Its bar.</param>
    /// <param name="notice">What there is to tell.</param>
    /// <returns>Whether there is something new to tell.</returns>
    public bool Check(InstrumentBook book, in Bar bar, out MarginNotice notice) => Check(
        book, book.NetLots >= 0 ? bar.LowTicks : bar.HighTicks, bar.CloseTimeNs, out notice);

    /// <summary>Looks at the margin when an instrument trades at a price.</summary>
    public bool Check(InstrumentBook book, long worstTicks, long timeNs, out MarginNotice notice)
    {
        notice = default;
        if (!HoldsMargined())
        {
            told = null;
            IsLiquidating = false;
            return false;
        }

        var worst = Available + (book.Instrument.IsPaidInFull
            ? Amount.Zero
            : account.InAccount(book, book.Instrument.Notional(worstTicks - book.LastTicks, book.NetLots)));
        var kept = Required(isInitial: false, book, worstTicks);
        MarginNoticeKind? now = worst < kept ? MarginNoticeKind.Liquidation
            : worst < Required(isInitial: true, book, worstTicks) ? MarginNoticeKind.Call
            : null;
        IsLiquidating |= now == MarginNoticeKind.Liquidation;
        var isNew = now is not null && (told is null || now > told);
        told = now is null ? null : isNew ? now : told;
        if (isNew)
        {
            notice = new MarginNotice(timeNs, now!.Value, worst, kept);
            observer.OnMargin(in notice);
        }

        return isNew;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Margin/1");
        writer.WriteFlag(IsLiquidating);
        writer.WriteFlag(IsRuined);
        writer.Write(told is { } kind ? (long)kind : -1);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Margin/1");
        IsLiquidating = reader.ReadFlag();
        IsRuined = reader.ReadFlag();
        var kind = reader.ReadInt64();
        told = kind < 0 ? null : (MarginNoticeKind)kind;
    }

    private bool HoldsMargined()
    {
        foreach (var book in account.Books)
        {
            if (book.Margin is not null && book.NetLots != 0)
            {
                return true;
            }
        }

        return false;
    }

    private Amount Required(bool isInitial, InstrumentBook? moved, long movedTicks)
    {
        var total = Amount.Zero;
        foreach (var book in account.Books)
        {
            if (book.Margin is { } terms && book.NetLots != 0)
            {
                var ticks = book == moved ? movedTicks : book.LastTicks;
                var margin = isInitial
                    ? terms.Initial(book.Instrument, ticks, book.NetLots)
                    : terms.Maintenance(book.Instrument, ticks, book.NetLots);
                total -= account.InAccount(book, -margin);
            }
        }

        return total;
    }
}
