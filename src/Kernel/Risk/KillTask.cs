using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Risk;

/// <summary>Something to be cancelled or closed, and watched until it is.</summary>
internal sealed class KillTask
{
    public required LatchLevel Level { get; init; }

    public required OperatorScope Scope { get; init; }

    /// <summary>Which strategy; meaningless where the scope is none.</summary>
    public StrategyIndex Strategy { get; init; }

    /// <summary>Which instrument; meaningless where the scope is none.</summary>
    public InstrumentIndex Instrument { get; init; }

    /// <summary>Whether the instrument counts beside the strategy.</summary>
    public bool IsOnePosition { get; init; }

    /// <summary>The operator's action behind it; 0 for none.</summary>
    public long ActionNumber { get; init; }

    /// <summary>When it is looked at again. Nanoseconds since the epoch, UTC.</summary>
    public long NextCheckNs { get; set; }

    /// <summary>How often it was looked at without success.</summary>
    public int Attempts { get; set; }

    /// <summary>How often in a row the end state was seen.</summary>
    public int SeenGood { get; set; }

    /// <summary>Whether it covers a strategy in an instrument.</summary>
    public bool Covers(int strategy, int instrument) => IsOnePosition
        ? strategy == Strategy.Value && instrument == Instrument.Value
        : Scope switch
        {
            OperatorScope.Strategy => strategy == Strategy.Value,
            OperatorScope.Instrument => instrument == Instrument.Value,
            _ => true,
        };

    /// <summary>Whether it is about the same, and goes as far.</summary>
    public bool Includes(KillTask other) => Level >= other.Level && Scope == other.Scope
        && IsOnePosition == other.IsOnePosition
        && (Scope != OperatorScope.Strategy || Strategy == other.Strategy)
        && (!(IsOnePosition || Scope == OperatorScope.Instrument) || Instrument == other.Instrument);
}
