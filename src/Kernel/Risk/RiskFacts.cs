using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>What the risk checks of one order rest on, gathered by the kernel at the moment of decision.</summary>
internal readonly ref struct RiskFacts
{
    public required long NowNs { get; init; }

    public required StrategyIndex Strategy { get; init; }

    public required Instrument Instrument { get; init; }

    public required InstrumentBook Book { get; init; }

    public required MarginWatch Margin { get; init; }

    /// <summary>Initial margin that working orders would need, in the account's currency.</summary>
    public required Amount WorkingMargin { get; init; }

    public required bool HasPrice { get; init; }

    public required long LastTicks { get; init; }

    /// <summary>The strategy's signed position.</summary>
    public required long PositionLots { get; init; }

    /// <summary>Lots of the strategy's working orders, not reduce-only, that would shrink the position.</summary>
    public required long WorkingExitLots { get; init; }

    /// <summary>Why no new risk may be taken in the instrument; none when it may.</summary>
    public required OrderReason Hold { get; init; }

    /// <summary>
    /// Cash that neither positions nor working purchases bind, in the instrument's currency; of purchases that are
    /// paid in full.
    /// </summary>
    public required Amount FreeCash { get; init; }

    /// <summary>
    /// Asked for equity and exposure only by the checks that need them: summing positions takes time.
    /// </summary>
    public required AccountBook Account { get; init; }

    /// <summary>Allowed gross exposure as a multiple of equity.</summary>
    public required long LeverageMax { get; init; }

    public required bool HasOrderRoom { get; init; }

    /// <summary>Limits, latches and breakers.</summary>
    public required RiskDesk Risk { get; init; }

    public required OrderStore Orders { get; init; }

    /// <summary>The order that is to be changed; null for a new one.</summary>
    public required Order? Changed { get; init; }

    /// <summary>What the order brings to limit its loss.</summary>
    public EntryTerms Terms { get; init; }
}
