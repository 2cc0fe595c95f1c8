using System.Runtime.InteropServices;
using Plimsoll.Model.Ids;

namespace Plimsoll.Model.Events;

/// <summary>
/// What an operator orders: 56 bytes, the body of <see cref="EventKind.OperatorOrder"/>. Who and why stand in the
/// record of the operator's action that <see cref="ActionNumber"/> names.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
public readonly record struct OperatorOrder
{
    private readonly long timeNs;
    private readonly long actionNumber;
    private readonly int strategy;
    private readonly byte kind;
    private readonly byte scope;

    private readonly long lengthNs;

    /// <summary>Makes an order.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="scope">What it is about.</param>
    /// <param name="strategy">Which strategy, where the scope is one.</param>
    /// <param name="actionNumber">The number of the record that says who and why; 0 for none.</param>
    public OperatorOrder(
        long timeNs, OperatorOrderKind kind, OperatorScope scope = OperatorScope.Platform,
        StrategyIndex strategy = default, long actionNumber = 0)
    {
        this.timeNs = timeNs;
        this.kind = (byte)kind;
        this.scope = (byte)scope;
        this.strategy = strategy.Value;
        this.actionNumber = actionNumber;
    }

    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>What to do.</summary>
    public OperatorOrderKind Kind => (OperatorOrderKind)kind;

    /// <summary>What it is about.</summary>
    public OperatorScope Scope => (OperatorScope)scope;

    /// <summary>Which strategy; meaningless where the scope is none.</summary>
    public StrategyIndex Strategy => new(strategy);

    /// <summary>The number of the record that says who and why; 0 for none.</summary>
    public long ActionNumber => actionNumber;

    /// <summary>How long it holds, in nanoseconds, where it ends by itself; 0 where it does not.</summary>
    public long LengthNs
    {
        get => lengthNs;
        init => lengthNs = value;
    }
}
