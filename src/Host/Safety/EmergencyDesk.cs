using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Host.Safety;

/// <summary>
/// Brings an account to rest without its kernel: cancels what works, closes what is held with orders that can only
/// reduce, and asks the venue until nothing works and nothing is held, twice. It knows nothing of strategies, limits
/// and books; it believes the venue alone. Meanwhile the market goes on.
/// </summary>
internal sealed class EmergencyDesk
{
    private const int ClosingMax = 100;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollGap = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(20);
    private readonly EmergencyTools tools;
    private readonly Dictionary<long, long> cancelAsked = [];
    private readonly Dictionary<long, StrategyIndex> owners = [];
    private readonly OrderId[] closing;
    private readonly long begun;
    private int canceled;
    private int closingCount;
    private long quietStamp;
    private long quietMarketCount;
    private TimeSpan? noOrdersAfter;

    /// <param name="tools">What it works with.</param>
    /// <param name="begunStamp">When the emergency began, on the tools' clock.</param>
    public EmergencyDesk(EmergencyTools tools, long begunStamp)
    {
        this.tools = tools;
        begun = begunStamp;
        closing = new OrderId[tools.StrategyCount * tools.InstrumentCount];
    }

    private ISteppedLoop Loop => tools.Loop;

    private IEmergencyVenue Venue => tools.Venue;

    private TimeSpan Elapsed => tools.Clock.GetElapsedTime(begun);

    /// <summary>Works until all is at rest, or a person must look. The fence is shut and the calling thread has the
    /// loop.</summary>
    /// <param name="cause">Why.</param>
    public EmergencyReport Run(string cause)
    {
        Venue.DropUnsent();
        Write(new EmergencyRecord { Action = EmergencyAction.TakeOver, TimeNs = NowNs, Text = cause });
        var report = new EmergencyReport { Cause = cause, FencedAfter = Elapsed };
        var escalation = Work();
        var ended = Elapsed;
        Write(new EmergencyRecord
        {
            Action = escalation is null ? EmergencyAction.Flat : EmergencyAction.Escalate,
            TimeNs = NowNs,
            Text = escalation ?? "nothing works and nothing is held, seen twice",
        });
        _ = tools.Journal.Release();
        return report with
        {
            IsFlat = escalation is null,
            Escalation = escalation,
            Canceled = canceled,
            Closing = closingCount,
            NoOrdersAfter = noOrdersAfter,
            FlatAfter = escalation is null ? ended : null,
        };
    }

    /// <summary>Takes what would have gone to the kernel; of that only the venue's reports count.</summary>
    public void OnEvent(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.OrderFilled:
                Note(EmergencyAction.Fill, in e, e.FillSide == OrderSide.Buy
                    ? e.Report.Quantity.Lots
                    : -e.Report.Quantity.Lots);
                if (e.CompletesOrder)
                {
                    Forget(e.Report.Order);
                }

                break;
            case EventKind.OrderRejected:
            case EventKind.OrderCanceled:
            case EventKind.OrderExpired:
                Note(EmergencyAction.End, in e, 0);
                Forget(e.Report.Order);
                break;
            default:
                break;
        }
    }

    private long NowNs => tools.Market.NowNs(Loop.NowNs, Loop.NextNs);

    /// <returns>Why a person must look; null when nobody must.</returns>
    private string? Work()
    {
        while (true)
        {
            if (Elapsed > tools.Deadline)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"not at rest after {tools.Deadline.TotalSeconds:0} s: {State()}");
            }

            var sent = CancelWorking();
            if (Venue.OrderCount == 0 && Loop.InFlightCount == 0)
            {
                noOrdersAfter ??= Elapsed;
            }

            if (closingCount >= ClosingMax)
            {
                return $"{ClosingMax} closing orders were sent in vain: {State()}";
            }

            sent |= CloseHeld();
            if (sent)
            {
                Loop.Exchange(NowNs);
            }

            if (IsQuietTwice())
            {
                return null;
            }

            if (Loop.IsAtEnd && quietStamp == 0)
            {
                return "the market data ended first: " + State();
            }

            GoOn();
        }
    }

    // Foreign orders only: what this desk sent reduces and shall trade.
    private bool CancelWorking()
    {
        var sent = false;
        for (var i = 0; i < Venue.OrderCount; i++)
        {
            var order = Venue.OrderAt(i);
            var isAsked = cancelAsked.TryGetValue(order.Id.Value, out var stamp);
            if (order.Id.Value >= EmergencyCommand.FirstOrder
                || (isAsked && tools.Clock.GetElapsedTime(stamp) < AskAgain))
            {
                continue;
            }

            canceled += isAsked ? 0 : 1;
            cancelAsked[order.Id.Value] = tools.Clock.GetTimestamp();
            owners[order.Id.Value] = order.Strategy;
            Write(new EmergencyRecord
            {
                Action = EmergencyAction.Cancel, TimeNs = NowNs, Order = order.Id, Strategy = order.Strategy,
                Instrument = order.Instrument, Lots = order.RestLots,
            });
            Venue.Take(EmergencyCommand.Cancel(NowNs, order.Strategy, order.Instrument, order.Id));
            sent = true;
        }

        return sent;
    }

    // Not before the last foreign order is gone: what fills while it is being cancelled is part of what is closed.
    private bool CloseHeld()
    {
        var sent = false;
        for (var i = 0; i < closing.Length && IsAlone(); i++)
        {
            var strategy = new StrategyIndex(i / tools.InstrumentCount);
            var instrument = new InstrumentIndex(i % tools.InstrumentCount);
            var lots = Venue.PositionLots(strategy, instrument);
            if (lots == 0 || !closing[i].IsNone)
            {
                continue;
            }

            var command = EmergencyCommand.Close(NowNs, strategy, instrument, closingCount++, lots);
            closing[i] = command.Command.Order;
            owners[closing[i].Value] = strategy;
            Write(new EmergencyRecord
            {
                Action = EmergencyAction.Close, TimeNs = NowNs, Order = closing[i], Strategy = strategy,
                Instrument = instrument, Lots = lots,
            });
            Venue.Take(in command);
            sent = true;
        }

        return sent;
    }

    private bool IsAlone()
    {
        for (var i = 0; i < Venue.OrderCount; i++)
        {
            if (Venue.OrderAt(i).Id.Value < EmergencyCommand.FirstOrder)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsQuietTwice()
    {
        if (Venue.OrderCount != 0 || Loop.InFlightCount != 0 || HeldCount() != 0)
        {
            quietStamp = 0;
            return false;
        }

        if (quietStamp == 0)
        {
            quietStamp = tools.Clock.GetTimestamp();
            quietMarketCount = Loop.MarketEventCount;
            return false;
        }

        // What was on its way must have had the time to arrive: another moment of the market lies between the two.
        return tools.Clock.GetElapsedTime(quietStamp) >= PollGap
            && (Loop.IsAtEnd || Loop.MarketEventCount > quietMarketCount);
    }

    private void GoOn()
    {
        var wait = Loop.IsAtEnd ? PauseMax : tools.Market.Until(Loop.NextNs);
        if (wait > TimeSpan.Zero)
        {
            Thread.Sleep(wait < PauseMax ? wait : PauseMax);
            return;
        }

        Loop.Step();
    }

    private int HeldCount()
    {
        var count = 0;
        for (var i = 0; i < closing.Length; i++)
        {
            var lots = Venue.PositionLots(
                new StrategyIndex(i / tools.InstrumentCount), new InstrumentIndex(i % tools.InstrumentCount));
            count += lots == 0 ? 0 : 1;
        }

        return count;
    }

    private string State() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Venue.OrderCount} orders work, {HeldCount()} positions are held");

    private void Forget(OrderId order)
    {
        for (var i = 0; i < closing.Length; i++)
        {
            closing[i] = closing[i] == order ? OrderId.None : closing[i];
        }
    }

    private void Note(EmergencyAction action, in Event e, long lots) => Write(new EmergencyRecord
    {
        Action = action,
        TimeNs = e.TimeNs,
        Order = e.Report.Order,
        Strategy = owners.GetValueOrDefault(e.Report.Order.Value),
        Instrument = e.Instrument,
        Lots = lots,
        PriceTicks = e.Report.Price.Ticks,
        Text = action == EmergencyAction.End ? e.Reason.ToString() : "",
    });

    private void Write(EmergencyRecord record) =>
        _ = tools.Journal.Append(RecordKind.EmergencyCommand, EmergencyRecord.Version, record.ToBytes());
}
