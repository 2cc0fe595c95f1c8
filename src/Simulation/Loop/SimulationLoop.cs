using Plimsoll.Kernel;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Simulation.Loop;

/// <summary>
/// Drives a kernel against a simulated venue in event time: merges the sources, lets the venue see each bar first,
/// hands its
/// reports to the kernel and the kernel's commands to it. At one moment: bars that end, then timers, then bars that
/// begin.
/// </summary>
public sealed class SimulationLoop : ISteppedLoop
{
    private readonly TradingKernel kernel;
    private readonly BarVenue venue;
    private readonly EventMerge merge;
    private readonly EventCursor?[] barCursors;
    private readonly long[] openedBarNs;
    private readonly List<int> waiting = [];
    private readonly long[] bidTicks;
    private readonly AccountCharges? charges;
    private readonly List<Event> due = [];
    private long nowNs = long.MinValue;
    private long openingNs;
    private int openingPlace;
    private bool isOpeningKnown;

    /// <summary>Wires a run.</summary>
    /// <param name="kernel">Not started yet.</param>
    /// <param name="venue">The venue that the kernel's gateway is.</param>
    /// <param name="sources">The market events; of the bars of one instrument all in one source, which has only that
    /// instrument.</param>
    /// <param name="instrumentCount">How many instruments the run has.</param>
    /// <param name="charges">The broker's charges on the kernel's account; null for none.</param>
    public SimulationLoop(
        TradingKernel kernel,
        BarVenue venue,
        IReadOnlyList<IEventSource> sources,
        int instrumentCount,
        AccountCharges? charges = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        this.charges = charges;
        this.kernel = kernel;
        this.venue = venue;
        merge = new EventMerge(sources);
        barCursors = new EventCursor?[instrumentCount];
        openedBarNs = new long[instrumentCount];
        bidTicks = new long[instrumentCount];
        Array.Fill(openedBarNs, long.MinValue);
        Array.Fill(bidTicks, QuoteBar.MissingTicks);
        foreach (var cursor in merge.Cursors)
        {
            if (!cursor.IsAtEnd && cursor.Current.Kind == EventKind.Bar)
            {
                barCursors[cursor.Current.Instrument.Value] = cursor;
            }
        }
    }

    /// <summary>Called before commands reach the venue, once for all of a moment; null for nobody.</summary>
    public Action? CommandsLeave { get; init; }

    /// <summary>Who takes the kernel's place in this loop; null for nobody.</summary>
    public IKernelSeat? Seat { get; init; }

    /// <inheritdoc />
    public long NowNs => nowNs;

    /// <inheritdoc />
    public long NextNs => merge.IsAtEnd ? long.MaxValue
        : Math.Max(
            nowNs, Math.Min(merge.Next.Current.TimeNs, Math.Min(Math.Min(TimerNs, ChargesDueNs), NextOpeningNs())));

    /// <inheritdoc />
    public int InFlightCount => 0;

    /// <summary>How many market events were handed on.</summary>
    public long MarketEventCount { get; private set; }

    /// <summary>How many of them were bars.</summary>
    public long BarCount { get; private set; }

    /// <summary>Whether all sources are used up.</summary>
    public bool IsAtEnd => merge.IsAtEnd;

    /// <summary>Starts the kernel's strategies.</summary>
    public void Start()
    {
        if (Seat is null)
        {
            kernel.Start();
        }
        else
        {
            Seat.Start();
        }

        Exchange();
    }

    /// <summary>Hands on at most so many market events, with all that follows from them.</summary>
    /// <param name="eventsMax">1 or greater.</param>
    public void Run(long eventsMax)
    {
        var left = eventsMax;
        while (left > 0 && !merge.IsAtEnd)
        {
            left -= RunQuiet(left);
            if (left > 0 && !merge.IsAtEnd && !RunEarlier(merge.Next.Current.TimeNs))
            {
                Hand(in merge.Next.Current);
                merge.MoveNext();
                left--;
            }
        }

        MarketEventCount += eventsMax - left;
    }

    /// <inheritdoc />
    public void Step()
    {
        if (merge.IsAtEnd || RunEarlier(merge.Next.Current.TimeNs))
        {
            return;
        }

        Hand(in merge.Next.Current);
        merge.MoveNext();
        MarketEventCount++;
    }

    /// <inheritdoc />
    public void Exchange(long timeNs)
    {
        nowNs = Math.Max(nowNs, timeNs);
        isOpeningKnown = false;
        Exchange();
    }

    /// <inheritdoc />
    public void Inject(in Event e)
    {
        nowNs = Math.Max(nowNs, e.TimeNs);
        isOpeningKnown = false;
        Process(e.TimeNs == nowNs ? e : e.WithTime(nowNs));
        Exchange();
    }

    /// <summary>
    /// Hands on bars as long as nothing else can happen: no order works, no timer waits. Ends before the first event
    /// that needs more
    /// than the kernel, or behind the bar that made the kernel ask for something.
    /// </summary>
    /// <returns>How many bars were handed on.</returns>
    private long RunQuiet(long eventsMax)
    {
        var handled = 0L;
        if (waiting.Count != 0 || venue.OrderCount != 0)
        {
            return 0;
        }

        while (handled < eventsMax && !merge.IsAtEnd)
        {
            var cursor = merge.Next;
            var run = merge.IsSingle ? cursor.Rest : cursor.Rest[..1];
            var done = ProcessQuiet(run[..(int)Math.Min(run.Length, eventsMax - handled)], out var ended);
            handled += done;
            BarCount += done;
            if (done == 0)
            {
                break;
            }

            cursor.Skip(done - 1);
            if (venue.HasCommands)
            {
                nowNs = cursor.Current.TimeNs;
                venue.NoteBar(cursor.Current.Instrument, in cursor.Current.Bar);
                Exchange();
            }

            merge.MoveNext();
            if (ended)
            {
                break;
            }
        }

        nowNs = Math.Max(nowNs, kernel.NowNs);
        return handled;
    }

    /// <summary>Bars to the kernel, until one of them is no quiet bar or makes the kernel ask for something.</summary>
    /// <returns>How many were handed on.</returns>
    private int ProcessQuiet(ReadOnlySpan<Event> events, out bool ended)
    {
        ended = true;
        var chargesDueNs = ChargesDueNs;
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var e = ref events[i];
            if (e.Kind != EventKind.Bar || Math.Min(TimerNs, chargesDueNs) < e.TimeNs)
            {
                return i;
            }

            Process(in e);
            if (venue.TradesAtCloses)
            {
                venue.NoteBar(e.Instrument, in e.Bar);
            }

            if (venue.HasCommands)
            {
                return i + 1;
            }
        }

        ended = false;
        return events.Length;
    }

    /// <summary>Ends the run: working orders end, strategies are told.</summary>
    public void Finish()
    {
        if (nowNs == long.MinValue)
        {
            return;
        }

        if (TimerNs <= nowNs)
        {
            Process(Event.OfTimer(nowNs));
            Exchange();
        }

        venue.Close(nowNs);
        Exchange();
        Process(Event.OfEndOfData(nowNs));
        Exchange();
    }

    private void Hand(in Event e)
    {
        nowNs = e.TimeNs;
        if (e.Kind == EventKind.Bar)
        {
            BarCount++;
            HandBar(in e);
        }
        else
        {
            HandOther(in e);
        }
    }

    private void HandBar(in Event e)
    {
        var instrument = e.Instrument;
        if (venue.HasOrders(instrument))
        {
            while (venue.OnBarClosing(instrument, in e.Bar))
            {
                Exchange();
            }
        }

        Process(in e);
        venue.NoteBar(instrument, in e.Bar);
        if (venue.HasCommands)
        {
            Exchange();
        }

        if (venue.HasOrders(instrument))
        {
            Await(instrument.Value);
        }
    }

    private void HandOther(in Event e)
    {
        if (e.Kind == EventKind.BidBar)
        {
            bidTicks[e.Instrument.Value] = e.Bar.CloseTicks;
        }
        else if (e.Kind == EventKind.AskBar)
        {
            var bid = bidTicks[e.Instrument.Value];
            if (bid != QuoteBar.MissingTicks && e.Bar.CloseTicks != QuoteBar.MissingTicks)
            {
                venue.NoteSpread(e.Instrument, Math.Max(0, e.Bar.CloseTicks - bid));
            }
        }

        Process(in e);
        Exchange();
    }

    /// <summary>
    /// Runs the next timer or bar opening that lies before an event (openings at its moment come after it).
    /// </summary>
    /// <returns>Whether there was one.</returns>
    private bool RunEarlier(long eventTimeNs)
    {
        var timerNs = TimerNs;
        var chargesDueNs = ChargesDueNs;
        if (chargesDueNs < eventTimeNs && chargesDueNs <= timerNs && chargesDueNs <= NextOpeningNs())
        {
            RunCharges(eventTimeNs);
            return true;
        }

        if (timerNs >= eventTimeNs && NextOpeningNs() >= eventTimeNs)
        {
            return false;
        }

        if (timerNs < eventTimeNs && timerNs <= NextOpeningNs())
        {
            nowNs = Math.Max(nowNs, timerNs);
            Process(Event.OfTimer(nowNs));
            Exchange();
            return true;
        }

        var index = waiting[openingPlace];
        waiting.RemoveAt(openingPlace);
        nowNs = openingNs;
        openedBarNs[index] = openingNs;
        isOpeningKnown = false;
        venue.OnBarOpening(new InstrumentIndex(index), in barCursors[index]!.Current.Bar);
        Exchange();
        return true;
    }

    private void RunCharges(long eventTimeNs)
    {
        if (charges!.NextDueNs == long.MinValue)
        {
            charges.Begin(eventTimeNs);
            return;
        }

        nowNs = Math.Max(nowNs, charges.NextDueNs);
        charges.Take(due);
        foreach (var charge in due)
        {
            Process(in charge);
        }

        due.Clear();
        SyncCash();
    }

    /// <summary>The earliest opening that a working order waits for; never when there is none.</summary>
    private long NextOpeningNs()
    {
        if (isOpeningKnown)
        {
            return openingNs;
        }

        openingNs = long.MaxValue;
        openingPlace = -1;
        for (var i = 0; i < waiting.Count; i++)
        {
            var opens = OpeningOf(waiting[i]);
            if (opens < openingNs)
            {
                openingNs = opens;
                openingPlace = i;
            }
        }

        isOpeningKnown = true;
        return openingNs;
    }

    /// <summary>When the next bar of an instrument opens, if the opening is still to come; else never.</summary>
    private long OpeningOf(int instrument)
    {
        var cursor = barCursors[instrument];
        if (cursor is null || cursor.IsAtEnd)
        {
            return long.MaxValue;
        }

        var opens = cursor.Current.Bar.OpenTimeNs;
        return opens >= nowNs && opens != openedBarNs[instrument] ? opens : long.MaxValue;
    }

    private void Await(int instrument)
    {
        isOpeningKnown = false;
        var place = waiting.BinarySearch(instrument);
        if (place < 0)
        {
            waiting.Insert(~place, instrument);
        }
    }

    private long TimerNs => Seat is null ? kernel.NextTimerNs : Seat.NextTimerNs;

    // The broker reckons from the kernel's books; where nobody keeps them any more, nothing is charged.
    private long ChargesDueNs => charges is null || (Seat is not null && Seat.Cash is null)
        ? long.MaxValue
        : charges.NextDueNs;

    private void Process(in Event e)
    {
        if (Seat is null)
        {
            kernel.Process(in e);
        }
        else
        {
            Seat.Process(in e);
        }
    }

    private void SyncCash()
    {
        if ((Seat is null ? kernel.Cash : Seat.Cash) is { } cash)
        {
            venue.SyncCash(cash);
        }
    }

    /// <summary>Commands to the venue and reports to the kernel, until neither has any more.</summary>
    private void Exchange()
    {
        var hasFills = false;
        do
        {
            if (CommandsLeave is not null && venue.HasCommands)
            {
                CommandsLeave();
            }

            venue.TakeCommands(nowNs);
            while (venue.TryTakeReport(out var report))
            {
                Process(in report);
                hasFills |= report.Kind == EventKind.OrderFilled;
                if (report.Kind == EventKind.OrderAccepted)
                {
                    Await(report.Instrument.Value);
                }
            }
        }
        while (venue.HasCommands);

        if (hasFills)
        {
            SyncCash();
        }
    }
}
