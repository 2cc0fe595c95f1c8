using Plimsoll.Kernel.Authorization;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel;

/// <summary>The limits, breakers and latches of a kernel, to look at.</summary>
public sealed class RiskView
{
    private readonly RiskDesk risk;
    private readonly KillDesk kill;
    private readonly OrderDesk desk;

    internal RiskView(RiskDesk risk, KillDesk kill, OrderDesk desk)
    {
        this.risk = risk;
        this.kill = kill;
        this.desk = desk;
    }

    internal RiskBook Book => risk.Book;

    internal OrderStore Orders => desk.Orders;

    /// <summary>What the layers said of the last order, or change of one.</summary>
    public RiskAnswer LastAnswer => desk.LastAnswer;

    /// <summary>How often each reason stopped an order, by layer.</summary>
    public IReadOnlyList<BlockRecord> Blocks => risk.Book.Blocks.ToList();

    /// <summary>How far the platform's kill latch is engaged.</summary>
    public LatchLevel Latch => risk.Book.Latch.Platform;

    /// <summary>What the kernel is still cancelling or closing, and watches.</summary>
    public int OpenKillTasks => kill.Tasks.Count;

    /// <summary>How far the latch of a strategy is engaged.</summary>
    /// <param name="strategy">One of the run.</param>
    public LatchLevel LatchOf(StrategyIndex strategy) => risk.Book.Latch.OfStrategy(strategy);

    /// <summary>Whether a strategy failed and is switched off.</summary>
    /// <param name="strategy">One of the run.</param>
    public bool IsDisabled(StrategyIndex strategy) => risk.Book.Latch.IsDisabled(strategy);

    /// <summary>Whether a circuit breaker of the account is tripped.</summary>
    /// <param name="kind">Which one.</param>
    public bool IsTripped(BreakerKind kind) => risk.Book.Board[kind].IsTripped;

    /// <summary>How much of a breaker's cool-down is left, in nanoseconds; 0 when it is over or not tripped.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="nowNs">Now. Nanoseconds since the epoch, UTC.</param>
    public long CooldownLeftNs(BreakerKind kind, long nowNs) => risk.Book.Board[kind].LeftNs(
        nowNs, risk.Book.Wide.Whole(LimitName.BreakerCooldown));

    /// <summary>When a bypass of the authorization ends. Nanoseconds since the epoch, UTC; the smallest number for
    /// none.</summary>
    public long BypassUntilNs => risk.Book.Authorization?.State.BypassUntilNs ?? long.MinValue;

    /// <summary>How many orders passed by a bypass alone.</summary>
    public long BypassUses => risk.Book.Authorization?.State.BypassUses ?? 0;

    /// <summary>What a strategy may do by evidence; null where nobody asks.</summary>
    /// <param name="strategy">One of the run.</param>
    public AuthorizationGrant? AuthorizationOf(StrategyIndex strategy) => risk.Book.Authorization?.State[strategy];

    /// <summary>What speaks against every entry of a strategy in an instrument now, whatever its size.</summary>
    /// <param name="strategy">One of the run.</param>
    /// <param name="instrument">One of the run.</param>
    public ReasonSet Standing(StrategyIndex strategy, InstrumentIndex instrument)
    {
        var verdict = default(RiskVerdict);
        risk.Book.Latch.AddReasons(strategy, instrument, ref verdict);
        risk.Book.Board.AddReasons(ref verdict);
        risk.Book.BoardOf(strategy)?.AddReasons(ref verdict);
        return verdict.All;
    }

    /// <summary>
    /// All limits with the figures they hold, the account's first. Computed anew and allocates; changes nothing, so
    /// that it may be asked for between any two events.
    /// </summary>
    /// <param name="nowNs">Now. Nanoseconds since the epoch, UTC.</param>
    public IReadOnlyList<DistanceRecord> Distances(long nowNs) =>
        new DistanceList(Book, Orders, nowNs).Make();

    /// <summary>All rules that hold or do not and have no distance. Computed anew; allocates and changes
    /// nothing.</summary>
    /// <param name="nowNs">Now. Nanoseconds since the epoch, UTC.</param>
    public IReadOnlyList<RuleRecord> Rules(long nowNs) => new RuleList(Book, nowNs).Make();
}
