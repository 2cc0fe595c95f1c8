using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>One order that adds risk, measured: what the layers judge.</summary>
internal ref struct RiskQuestion
{
    public readonly ref readonly OrderRequest Request;

    public RiskQuestion(ref readonly OrderRequest request) => Request = ref request;

    public required long NowNs { get; init; }

    public required StrategyIndex Strategy { get; init; }

    public required InstrumentBook Book { get; init; }

    public required AccountBook Account { get; init; }

    public required OrderStore Orders { get; init; }

    /// <summary>The working order that is to be changed; null for a new one.</summary>
    public Order? Changed { get; init; }

    public EntryTerms Terms { get; init; }

    /// <summary>The strategy's signed position.</summary>
    public long PositionLots { get; init; }

    /// <summary>Lots of its working orders that would shrink the position already.</summary>
    public long WorkingExitLots { get; init; }

    /// <summary>Lots that it counts as, at worst.</summary>
    public long Lots { get; set; }

    /// <summary>The price that it is valued at, in ticks.</summary>
    public long PriceTicks { get; set; }

    /// <summary>What it is worth, in the account's currency, without sign.</summary>
    public Amount Value { get; set; }

    /// <summary>The account's equity.</summary>
    public Amount Equity { get; set; }

    /// <summary>What account and platform allow together.</summary>
    public required RiskLimits Wide { get; init; }

    /// <summary>What the strategy's own limits allow.</summary>
    public required RiskLimits Own { get; init; }

    /// <summary>The tightest of all three, for what is about this order alone.</summary>
    public required RiskLimits Tight { get; init; }

    public readonly bool IsBuy => Request.Side == OrderSide.Buy;

    /// <summary>Whether it adds to a position of the strategy.</summary>
    public readonly bool Adds => PositionLots != 0 && (PositionLots > 0) == IsBuy;
}
