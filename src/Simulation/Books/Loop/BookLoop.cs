using Plimsoll.Kernel;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Loop;

namespace Plimsoll.Simulation.Books.Loop;

/// <summary>
/// Drives a kernel against a <see cref="BookVenue"/> in event time, over three lines with delays: the feed to the
/// kernel, orders to the venue, answers to the kernel. The venue lives at the time of the data, the kernel at the time
/// at which it gets to know. What comes earliest happens first; at one moment: orders end by their time, then the
/// market moves (trades before books, see <see cref="EventKind"/>), then commands arrive at the venue, then answers
/// arrive at the kernel, then the feed, then timers. So a command never arrives between the parts of one moment, and a
/// strategy learns of its fill before it sees the market that caused it.
/// </summary>
public sealed class BookLoop : ISteppedLoop
{
    private readonly TradingKernel kernel;
    private readonly BookVenue venue;
    private readonly EventMerge merge;
    private readonly LatencyLine feedLine;
    private readonly LatencyLine entryLine;
    private readonly LatencyLine answerLine;
    private readonly DelayLine<Event> feed = new("feed");
    private readonly DelayLine<Command> entry = new("order entry");
    private readonly DelayLine<Event> answers = new("answer");
    private long nowNs = long.MinValue;
    private uint recordedNs;

    /// <summary>Wires a run.</summary>
    /// <param name="kernel">Not started yet.</param>
    /// <param name="venue">The venue that the kernel's gateway is.</param>
    /// <param name="sources">The market events at venue time.</param>
    /// <param name="latency">The delays of the lines.</param>
    public BookLoop(
        TradingKernel kernel, BookVenue venue, IReadOnlyList<IEventSource> sources, LatencySettings latency)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(venue);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(latency);
        this.kernel = kernel;
        this.venue = venue;
        merge = new EventMerge(sources);
        // Neighbouring seeds give unrelated draws.
        feedLine = new LatencyLine(latency.Feed, unchecked(latency.Seed * 3));
        entryLine = new LatencyLine(latency.Entry, unchecked((latency.Seed * 3) + 1));
        answerLine = new LatencyLine(latency.Answer, unchecked((latency.Seed * 3) + 2));
    }

    /// <summary>Called before commands go to the venue, once for all of a moment; null for nobody.</summary>
    public Action? CommandsLeave { get; init; }

    /// <summary>Who takes the kernel's place in this loop; null for nobody.</summary>
    public IKernelSeat? Seat { get; init; }

    /// <inheritdoc />
    public long NowNs => nowNs;

    /// <inheritdoc />
    public long NextNs => merge.IsAtEnd ? long.MaxValue
        : Math.Max(nowNs, Math.Min(merge.Next.Current.TimeNs, NextOtherNs));

    /// <inheritdoc />
    public int InFlightCount => entry.Count;

    /// <summary>How many market events happened at the venue.</summary>
    public long MarketEventCount { get; private set; }

    /// <summary>Whether all sources are used up; events may still be under way to the kernel.</summary>
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

        SendCommands();
    }

    /// <summary>Lets at most so many market events happen, with all that comes before the next one.</summary>
    /// <param name="eventsMax">1 or greater.</param>
    public void Run(long eventsMax)
    {
        var end = MarketEventCount + Math.Min(eventsMax, long.MaxValue - MarketEventCount);
        while (MarketEventCount < end && !merge.IsAtEnd)
        {
            RunBefore(merge.Next.Current.TimeNs, isInclusive: false);
            RunMoment();
        }
    }

    /// <inheritdoc />
    public void Step()
    {
        if (merge.IsAtEnd)
        {
            return;
        }

        var next = NextOtherNs;
        if (merge.Next.Current.TimeNs <= next)
        {
            RunMoment();
        }
        else
        {
            RunBefore(next, isInclusive: true);
        }
    }

    /// <inheritdoc />
    public void Exchange(long timeNs)
    {
        nowNs = Math.Max(nowNs, timeNs);
        SendCommands();
    }

    /// <inheritdoc />
    public void Inject(in Event e)
    {
        nowNs = Math.Max(nowNs, e.TimeNs);
        Process(e.TimeNs == nowNs ? e : e.WithTime(nowNs));
        SendCommands();
    }

    /// <summary>Ends the run: what is under way arrives, working orders end, strategies are told.</summary>
    public void Finish()
    {
        while (feed.Count > 0)
        {
            RunBefore(feed.NextNs, isInclusive: true);
        }

        if (nowNs == long.MinValue)
        {
            return;
        }

        RunBefore(nowNs, isInclusive: true);
        venue.Close(nowNs);
        Settle();
        Process(Event.OfEndOfData(nowNs));
        Settle();
    }

    private long TimerNs => Seat is null ? kernel.NextTimerNs : Seat.NextTimerNs;

    // What is due besides the market: ends of orders, arrivals on the lines, timers.
    private long NextOtherNs => Math.Min(
        Math.Min(Math.Min(venue.NextEndNs, entry.NextNs), Math.Min(answers.NextNs, feed.NextNs)), TimerNs);

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

    /// <summary>All market events of the next moment happen at the venue and go on their way to the kernel.</summary>
    private void RunMoment()
    {
        var moment = merge.Next.Current.TimeNs;
        nowNs = Math.Max(nowNs, moment);
        if (venue.NextEndNs <= moment)
        {
            venue.EndDue(moment);
        }

        do
        {
            ref readonly var e = ref merge.Next.Current;
            venue.OnMarket(in e);
            recordedNs = RecordedLatencyOf(in e);
            var arrival = feedLine.ArrivalNs(moment, recordedNs);
            feed.Send(arrival == moment ? e : e.WithTime(arrival), arrival);
            merge.MoveNext();
            MarketEventCount++;
        }
        while (!merge.IsAtEnd && merge.Next.Current.TimeNs == moment);
        SendReports();
    }

    /// <summary>Everything else that happens before a time, or up to it.</summary>
    private void RunBefore(long timeNs, bool isInclusive)
    {
        var lastNs = isInclusive ? timeNs : timeNs - 1;
        while (true)
        {
            var end = venue.NextEndNs;
            var command = entry.NextNs;
            var answer = answers.NextNs;
            var known = feed.NextNs;
            var timer = TimerNs;
            var next = Math.Min(Math.Min(Math.Min(end, command), Math.Min(answer, known)), timer);
            if (next > lastNs)
            {
                return;
            }

            nowNs = Math.Max(nowNs, next);
            if (end == next)
            {
                venue.EndDue(nowNs);
                SendReports();
            }
            else if (command == next)
            {
                venue.Execute(in entry.Next, nowNs);
                entry.Take();
                SendReports();
            }
            else if (answer == next)
            {
                Process(in answers.Next);
                answers.Take();
                SendCommands();
            }
            else if (known == next)
            {
                Process(in feed.Next);
                feed.Take();
                SendCommands();
            }
            else
            {
                Process(Event.OfTimer(nowNs));
                SendCommands();
            }
        }
    }

    private static uint RecordedLatencyOf(in Event e) => e.Kind switch
    {
        EventKind.BookLevel or EventKind.BookClear => e.BookLevel.RecordedLatencyNs,
        EventKind.BookOrder => e.BookOrder.RecordedLatencyNs,
        EventKind.Trade => e.Trade.RecordedLatencyNs,
        EventKind.Quote => e.Quote.RecordedLatencyNs,
        _ => 0,
    };

    private void SendCommands()
    {
        if (CommandsLeave is not null && venue.HasCommands)
        {
            CommandsLeave();
        }

        while (venue.TryTakeCommand(out var command))
        {
            entry.Send(in command, entryLine.ArrivalNs(nowNs, recordedNs));
        }
    }

    private void SendReports()
    {
        while (venue.TryTakeReport(out var report))
        {
            var arrival = answerLine.ArrivalNs(nowNs, recordedNs);
            answers.Send(arrival == report.TimeNs ? report : report.WithTime(arrival), arrival);
        }
    }

    // The venue is closed: what is still said between it and the kernel is said at once.
    private void Settle()
    {
        do
        {
            while (entry.Count > 0)
            {
                venue.Execute(in entry.Next, nowNs);
                entry.Take();
            }

            SendReports();
            while (answers.Count > 0)
            {
                Process(answers.Next.WithTime(nowNs));
                answers.Take();
                SendCommands();
            }
        }
        while (entry.Count > 0);
    }
}
