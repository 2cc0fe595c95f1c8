using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>How far a limit is from being reached.</summary>
/// <param name="Limit">Which limit.</param>
/// <param name="Scope">Platform for account and platform together, or a strategy.</param>
/// <param name="Strategy">Which strategy, where the scope is one.</param>
/// <param name="Instrument">Which instrument, where the figure is one's; null else.</param>
/// <param name="Now">
/// The figure as it stands, in the unit of the limit; null for what is known only of a single order, and where an input
/// is missing.
/// </param>
/// <param name="Max">The limit.</param>
public sealed record DistanceRecord(
    LimitName Limit, OperatorScope Scope, StrategyIndex Strategy, InstrumentIndex? Instrument, Amount? Now, Amount Max)
{
    private const long Whole = 1_000_000;

    /// <summary>The level whose limit it is: the tightest of those that look at the same figure.</summary>
    public LimitLevel Level { get; init; } = LimitLevel.Account;

    /// <summary>The correlation group that the figure is of; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// The input without which the figure is not known; null when nothing is missing. What is missing stops entries.
    /// </summary>
    public string? Missing { get; init; }

    /// <summary>Whether the figure may not fall below the limit, such as a score; else it may not rise
    /// above it.</summary>
    public bool IsFloor => LimitCatalog.Of(Limit).Tightness == LimitTightness.Higher;

    /// <summary>Whether each order is measured by itself, so that nothing of it is used between orders.</summary>
    public bool IsOfOrder => Now is null && Missing is null;

    /// <summary>
    /// How much of the limit is used, in millionths: 1,000,000 is all of it, and more is beyond it; null where there is
    /// no figure. Of a score, which begins at 100 % and may fall to the limit, it is the share of that way.
    /// </summary>
    public long? UsedMillionths => Now is not { } now ? null
        : IsFloor ? Share(Whole - now.Atto, Whole - Max.Atto)
        : Share(now.Atto, Max.Atto);

    /// <summary>
    /// What is left, in the unit of the limit; negative beyond it; null where there is no figure.
    /// </summary>
    public Amount? Remaining => Now is not { } now ? null : IsFloor ? now - Max : Max - now;

    /// <summary>What is left, in millionths of the limit; negative beyond it; null where there is no figure.</summary>
    public long? RemainingMillionths => UsedMillionths is { } used ? Whole - used : null;

    /// <summary>The limit's name as it is written.</summary>
    public string Name => LimitCatalog.Of(Limit).Text;

    /// <summary>The limit as people write it.</summary>
    public string MaxText => LimitText.Format(LimitCatalog.Of(Limit).Unit, Max);

    /// <summary>The figure as people write it; a dash where there is none.</summary>
    public string NowText => Text(Now);

    /// <summary>What is left as people write it; a dash where there is no figure.</summary>
    public string RemainingText => Text(Remaining);

    private static long Share(Int128 part, Int128 whole) => whole <= 0
        ? (part <= 0 ? 0 : Whole)
        : (long)Int128.Clamp(part * Whole / whole, -long.MaxValue, long.MaxValue);

    private string Text(Amount? amount) =>
        amount is { } known ? LimitText.Format(LimitCatalog.Of(Limit).Unit, known) : "-";
}
