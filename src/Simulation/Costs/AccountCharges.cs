using Plimsoll.Kernel;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Plays the broker's part: says when funding, borrowing, interest and daily settlement are due and how much they are,
/// by the positions and last prices of a kernel. The run's loop hands what it says to the kernel, after all market
/// events of that moment and before anything later; any loop can drive it.
/// </summary>
public sealed class AccountCharges
{
    private const long DayNs = 86_400_000_000_000;
    private readonly ChargeSettings settings;
    private readonly Instrument[] instruments;
    private readonly SessionCalendar?[] calendars;
    private readonly long[] fundingDueNs;
    private readonly Amount[] fundingRates;
    private readonly long[] settlementDueNs;
    private readonly TradingKernel kernel;
    private long midnightNs;

    /// <summary>Wires it to a kernel.</summary>
    /// <param name="settings">What is charged.</param>
    /// <param name="instruments">The run's instruments, by index.</param>
    /// <param name="kernel">Whose account is charged.</param>
    public AccountCharges(ChargeSettings settings, IReadOnlyList<Instrument> instruments, TradingKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(kernel);
        this.settings = settings;
        this.kernel = kernel;
        this.instruments = [.. instruments];
        calendars = new SessionCalendar?[instruments.Count];
        fundingDueNs = new long[instruments.Count];
        fundingRates = new Amount[instruments.Count];
        settlementDueNs = new long[instruments.Count];
        for (var i = 0; i < calendars.Length; i++)
        {
            var settles = settings.SettlesDaily
                && instruments[i].Kind is InstrumentKind.Future or InstrumentKind.Perpetual;
            calendars[i] = settles ? SessionCalendar.Get(instruments[i].CalendarName) : null;
        }

        NextDueNs = settings.IsNone ? long.MaxValue : long.MinValue;
    }

    /// <summary>
    /// When something is due next. Nanoseconds since the epoch, UTC; before the first event of a run, the smallest
    /// number, and <see cref="Begin"/> must be called with that event's time.
    /// </summary>
    public long NextDueNs { get; private set; }

    /// <summary>Sets the first times, from the first event of a run on.</summary>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC.</param>
    public void Begin(long timeNs)
    {
        for (var i = 0; i < instruments.Length; i++)
        {
            RollFunding(i, timeNs - 1);
            RollSettlement(i, timeNs - 1);
        }

        midnightNs = settings.Borrow.IsSome || settings.Financing.IsSome ? NextMidnight(timeNs - 1) : long.MaxValue;
        FindNext();
    }

    /// <summary>Hands over all that is due at <see cref="NextDueNs"/>.</summary>
    /// <param name="charges">Gets the events, for the kernel, in their order; not cleared before.</param>
    public void Take(List<Event> charges)
    {
        ArgumentNullException.ThrowIfNull(charges);
        var nowNs = NextDueNs;
        for (var i = 0; i < instruments.Length; i++)
        {
            var index = new InstrumentIndex(i);
            var lots = kernel.NetLots(index);
            var value = instruments[i].Notional(kernel.LastTicks(index), lots);
            if (fundingDueNs[i] == nowNs)
            {
                Add(charges, nowNs, index, ChargeKind.Funding, FundingSchedule.Payment(value, fundingRates[i]));
                RollFunding(i, nowNs);
            }

            if (midnightNs == nowNs && lots < 0 && instruments[i].IsPaidInFull)
            {
                Add(charges, nowNs, index, ChargeKind.Borrow, settings.Borrow.OneDay(value.Magnitude()));
            }

            if (settlementDueNs[i] == nowNs)
            {
                if (lots != 0)
                {
                    charges.Add(Event.OfSettlement(index, new AccountReport(nowNs, kernel.LastTicks(index))));
                }

                RollSettlement(i, nowNs);
            }
        }

        if (midnightNs == nowNs)
        {
            var interest = kernel.Cash.Sign < 0 ? settings.Financing.OneDay(-kernel.Cash) : Amount.Zero;
            Add(charges, nowNs, default, ChargeKind.Financing, interest);
            midnightNs = NextMidnight(nowNs);
        }

        FindNext();
    }

    private static void Add(List<Event> charges, long nowNs, InstrumentIndex index, ChargeKind kind, Amount amount)
    {
        if (!amount.IsZero)
        {
            var isInAccountCurrency = kind == ChargeKind.Financing;
            charges.Add(Event.OfCharge(index, new AccountReport(nowNs, kind, amount, isInAccountCurrency)));
        }
    }

    private static long NextMidnight(long timeNs) => timeNs - (((timeNs % DayNs) + DayNs) % DayNs) + DayNs;

    private void RollFunding(int place, long timeNs)
    {
        var isPaid = settings.Funding is not null && instruments[place].Kind == InstrumentKind.Perpetual;
        fundingDueNs[place] = isPaid ? settings.Funding!.NextAfter(timeNs, out fundingRates[place]) : long.MaxValue;
    }

    private void RollSettlement(int place, long timeNs)
    {
        var calendar = calendars[place];
        // A moment that closes a trading day belongs to the next one.
        settlementDueNs[place] = calendar is null
            ? long.MaxValue
            : calendar.TradingDayEndNs(calendar.TradingDayOf(timeNs));
        if (settlementDueNs[place] <= timeNs)
        {
            settlementDueNs[place] = calendar!.TradingDayEndNs(calendar.TradingDayOf(timeNs + 1));
        }
    }

    private void FindNext()
    {
        NextDueNs = midnightNs;
        for (var i = 0; i < instruments.Length; i++)
        {
            NextDueNs = Math.Min(NextDueNs, Math.Min(fundingDueNs[i], settlementDueNs[i]));
        }
    }
}
