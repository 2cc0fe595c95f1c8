using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>
/// What is known of one bracket. All quantities are facts of its own executions; which orders should work follows from
/// them (<see cref="BracketRules"/>).
/// </summary>
internal sealed class Bracket
{
    public required long Number { get; init; }

    public required StrategyIndex Strategy { get; init; }

    public required InstrumentIndex Instrument { get; init; }

    /// <summary>Which way the entry goes.</summary>
    public required OrderSide Side { get; init; }

    public OrderSide ExitSide => Side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;

    public BracketPhase Phase { get; set; }

    public OrderId Entry { get; set; }

    public OrderId Stop { get; set; }

    public OrderId Exit { get; set; }

    public BracketLeg[] Targets { get; init; } = [];

    /// <summary>Whether it has a stop.</summary>
    public bool HasStop { get; init; }

    public Price StopPrice { get; set; }

    public Price StopLimitPrice { get; init; }

    public Trail StopTrail { get; set; }

    public string StopReason { get; init; } = "";

    public string TargetReason { get; init; } = "";

    public string ExitReason { get; set; } = "";

    /// <summary>Lots of the entry that are filled.</summary>
    public long EntryLots { get; set; }

    /// <summary>Lots that its own legs have closed.</summary>
    public long ExitLots { get; set; }

    /// <summary>Lots that something else has closed.</summary>
    public long ReleasedLots { get; set; }

    /// <summary>How often in a row the stop was refused, vanished or could not follow.</summary>
    public int StopFailures { get; set; }

    /// <summary>How often in a row the venue did not change the stop.</summary>
    public int ChangeRefusals { get; set; }

    /// <summary>How often in a row the exit at market failed.</summary>
    public int ExitFailures { get; set; }

    /// <summary>Whether the next market event shall try again.</summary>
    public bool NeedsAttention { get; set; }

    public long FirstFillNs { get; set; } = -1;

    public long ProtectedNs { get; set; } = -1;

    /// <summary>What is still held and has to be protected.</summary>
    public long OpenLots => EntryLots - ExitLots - ReleasedLots;

    /// <summary>What its order of a role carries, so that every report of it finds the way back.</summary>
    public long GroupOf(int role) => BracketRole.GroupOf(Number, role);

    public BracketView View() => new(
        new BracketId(Number), Phase, Entry, Stop, Quantity.FromLots(EntryLots),
        Quantity.FromLots(Math.Max(0, OpenLots)), StopPrice,
        FirstFillNs < 0 ? 0 : ProtectedNs < 0 ? -1 : ProtectedNs - FirstFillNs);
}
