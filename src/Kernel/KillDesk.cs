using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// Does what latches and breakers ask: cancels and closes in the event that asked for it, looks again until the end
/// state was seen twice, and calls for a person when that takes too long.
/// </summary>
internal sealed class KillDesk : ISavedPart
{
    /// <summary>Looks without success after which a person is called; and again after each so many more.</summary>
    public const int AttemptsBeforeAlarm = 5;

    /// <summary>Looks after which nothing more is tried; the latch stays.</summary>
    public const int AttemptsMax = 500;

    private const long FirstWaitNs = 1_000_000_000;
    private const long LongestWaitNs = 3_600_000_000_000;
    private const int ClosingsPerEvent = 400;
    private const int TasksMax = 1_000_000;
    private const string Reason = "kill";

    private readonly RiskDesk risk;
    private readonly OrderDesk desk;
    private readonly AccountBook account;
    private readonly BracketDesk brackets;
    private readonly RunPhase phase;
    private readonly List<KillTask> tasks = [];
    private long nextDueNs = long.MaxValue;

    public KillDesk(RiskDesk risk, OrderDesk desk, AccountBook account, BracketDesk brackets, RunPhase phase)
    {
        this.risk = risk;
        this.desk = desk;
        this.account = account;
        this.brackets = brackets;
        this.phase = phase;
    }

    /// <summary>When something must be looked at again; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDueNs => phase.IsOver ? long.MaxValue : nextDueNs;

    /// <summary>What is still watched.</summary>
    public IReadOnlyList<KillTask> Tasks => tasks;

    /// <summary>Does what is new.</summary>
    public void Act(KernelMoment moment)
    {
        for (var i = 0; i < risk.NewTasks.Count; i++)
        {
            var task = risk.NewTasks[i];
            if (tasks.Exists(old => old.Includes(task)))
            {
                continue;
            }

            if (task.IsOnePosition)
            {
                risk.Alert(Note(AlertKind.TradeLossClosed, task, moment.NowNs, OrderReason.None));
            }

            task.NextCheckNs = moment.NowNs + FirstWaitNs;
            tasks.Add(task);
            Execute(moment, task);
        }

        risk.NewTasks.Clear();
        FindNext();
    }

    /// <summary>Looks at what is due.</summary>
    public void OnTimer(KernelMoment moment)
    {
        for (var i = tasks.Count - 1; i >= 0; i--)
        {
            var task = tasks[i];
            if (task.NextCheckNs <= moment.NowNs && Look(moment, task))
            {
                tasks.RemoveAt(i);
            }
        }

        FindNext();
    }

    /// <inheritdoc />
    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Kill/1");
        writer.Write(tasks.Count);
        foreach (var task in tasks)
        {
            writer.Write((long)task.Level);
            writer.Write((long)task.Scope);
            writer.Write(task.Strategy.Value);
            writer.Write(task.Instrument.Value);
            writer.WriteFlag(task.IsOnePosition);
            writer.Write(task.ActionNumber);
            writer.Write(task.NextCheckNs);
            writer.Write(task.Attempts);
            writer.Write(task.SeenGood);
        }
    }

    /// <inheritdoc />
    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Kill/1");
        tasks.Clear();
        var count = reader.ReadCount(TasksMax);
        for (var i = 0; i < count; i++)
        {
            tasks.Add(new KillTask
            {
                Level = (LatchLevel)reader.ReadCount((int)LatchLevel.Flatten),
                Scope = (OperatorScope)reader.ReadCount(byte.MaxValue),
                Strategy = new StrategyIndex(reader.ReadCount(int.MaxValue)),
                Instrument = new InstrumentIndex(reader.ReadCount(int.MaxValue)),
                IsOnePosition = reader.ReadFlag(),
                ActionNumber = reader.ReadInt64(),
                NextCheckNs = reader.ReadInt64(),
                Attempts = reader.ReadCount(AttemptsMax),
                SeenGood = reader.ReadCount(2),
            });
        }

        FindNext();
    }

    private static AlertRecord Note(AlertKind kind, KillTask task, long nowNs, OrderReason reason) => new()
    {
        TimeNs = nowNs,
        Kind = kind,
        Scope = task.Scope,
        Strategy = task.Strategy,
        Instrument = task.Instrument,
        Reason = reason,
        Value = (long)task.Level,
        ActionNumber = task.ActionNumber,
    };

    /// <summary>Looks at one task.</summary>
    /// <returns>Whether it is over.</returns>
    private bool Look(KernelMoment moment, KillTask task)
    {
        if (IsReached(task))
        {
            task.NextCheckNs = moment.NowNs + FirstWaitNs;
            if (++task.SeenGood < 2)
            {
                return false;
            }

            risk.Alert(Note(AlertKind.Verified, task, moment.NowNs, OrderReason.None));
            return true;
        }

        task.SeenGood = 0;
        task.Attempts++;
        task.NextCheckNs = moment.NowNs
            + Math.Min(LongestWaitNs, FirstWaitNs << Math.Min(task.Attempts, 12));
        if (task.Attempts % AttemptsBeforeAlarm == 0)
        {
            risk.Alert(Note(AlertKind.Escalated, task, moment.NowNs, OrderReason.KillLatched));
        }

        if (task.Attempts >= AttemptsMax)
        {
            return true;
        }

        Execute(moment, task);
        return false;
    }

    private void Execute(KernelMoment moment, KillTask task)
    {
        // A kernel that follows a journal hears of these cancellations and exits from there.
        if (phase.IsOver || phase.IsFollowing)
        {
            return;
        }

        if (task.Level >= LatchLevel.Flatten)
        {
            Close(moment, task);
        }

        for (var i = 0; i < desk.Orders.Count; i++)
        {
            var order = desk.Orders[i];
            if (IsInTheWay(task, order) && order.Status != OrderStatus.External)
            {
                desk.Cancel(moment, order);
            }
        }
    }

    // What brackets look after they close themselves; the rest goes in one order for each position.
    private void Close(KernelMoment moment, KillTask task)
    {
        var closings = 0;
        foreach (var book in account.Books)
        {
            for (var i = 0; i < book.Positions.Length - 1 && closings < ClosingsPerEvent; i++)
            {
                if (book.Positions[i].Lots == 0 || !task.Covers(i, book.Index.Value))
                {
                    continue;
                }

                closings++;
                var strategy = new StrategyIndex(i);
                var covered = 0L;
                if (brackets.Live.Count != 0)
                {
                    covered = brackets.ProtectedLots(strategy, book.Index, OrderSide.Buy)
                        - brackets.ProtectedLots(strategy, book.Index, OrderSide.Sell);
                    _ = brackets.CloseAll(strategy, book.Index, Reason);
                }

                _ = desk.Exit(moment, strategy, book.Index, covered, Reason);
            }
        }
    }

    private bool IsReached(KillTask task)
    {
        for (var i = 0; i < desk.Orders.Count; i++)
        {
            if (IsInTheWay(task, desk.Orders[i]))
            {
                return false;
            }
        }

        if (task.Level < LatchLevel.Flatten)
        {
            return true;
        }

        foreach (var book in account.Books)
        {
            for (var i = 0; i < book.Positions.Length; i++)
            {
                if (book.Positions[i].Lots != 0 && task.Covers(i, book.Index.Value))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // What can only shrink a position is in nobody's way while there is a position.
    private bool IsInTheWay(KillTask task, Order order) =>
        task.Covers(order.Strategy.Value, order.Request.Instrument.Value)
        && (!order.Request.IsReduceOnly
            || (task.Level >= LatchLevel.Flatten
                && account.Book(order.Request.Instrument).Positions[order.Strategy.Value].Lots == 0));

    private void FindNext()
    {
        nextDueNs = long.MaxValue;
        foreach (var task in tasks)
        {
            nextDueNs = Math.Min(nextDueNs, task.NextCheckNs);
        }
    }
}
