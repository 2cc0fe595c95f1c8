using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>How far a limit is from being reached.</summary>
/// <param name="Limit">Which limit.</param>
/// <param name="Scope">Platform for account and platform together, or a strategy.</param>
/// <param name="Strategy">Which strategy, where the scope is one.</param>
/// <param name="Instrument">Which instrument, where the limit is about one; null else.</param>
/// <param name="Now">
/// The figure as it stands, in the unit of the limit; null for what is known only of a single order.
/// </param>
/// <param name="Max">The limit.</param>
public sealed record DistanceRecord(
    LimitName Limit, OperatorScope Scope, StrategyIndex Strategy, InstrumentIndex? Instrument, Amount? Now, Amount Max)
{
    /// <summary>
    /// How much of the limit is used, in millionths: 1,000,000 is all of it; null where there is no figure.
    /// </summary>
    public long? UsedMillionths => Now is not { } now ? null
        : Max.IsZero ? (now.IsZero ? 0 : 1_000_000)
        : (long)Int128.Min(long.MaxValue, now.Atto * 1_000_000 / Max.Atto);

    /// <summary>The limit's name as it is written.</summary>
    public string Name => LimitCatalog.Of(Limit).Text;

    /// <summary>The limit as people write it.</summary>
    public string MaxText => LimitText.Format(LimitCatalog.Of(Limit).Unit, Max);

    /// <summary>The figure as people write it; a dash where there is none.</summary>
    public string NowText => Now is { } now ? LimitText.Format(LimitCatalog.Of(Limit).Unit, now) : "-";
}
