using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// What one strategy may do from now on, in numbers alone, so that it fits the body of an event: 48 bytes. Amounts are
/// whole millionths of the account's currency, cut and never rounded up. <c>default</c> takes everything from the first
/// strategy.
/// </summary>
/// <param name="Strategy">Who.</param>
/// <param name="Level">The level.</param>
/// <param name="PositionShareMillionths">Most share of equity in one position, in millionths.</param>
/// <param name="StrategiesMax">Most strategies that hold a level with money at one time.</param>
/// <param name="ValidUntilNs">The first moment at which it counts no more; nanoseconds since the epoch, UTC.</param>
/// <param name="PositionValueMaxMicros">Most value of one position.</param>
/// <param name="DayVolumeMaxMicros">Most value of entries a day.</param>
/// <param name="DayLossMaxMicros">Most loss a day.</param>
public readonly record struct AuthorizationGrant(
    StrategyIndex Strategy,
    AuthorizationLevel Level,
    int PositionShareMillionths,
    int StrategiesMax,
    long ValidUntilNs,
    long PositionValueMaxMicros,
    long DayVolumeMaxMicros,
    long DayLossMaxMicros)
{
    private const long AttoPerMicro = 1_000_000_000_000;

    /// <summary>The numbers of an answer.</summary>
    /// <param name="strategy">Who.</param>
    /// <param name="answer">What may be done.</param>
    public static AuthorizationGrant Of(StrategyIndex strategy, AuthorizationAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var caps = answer.Caps;
        return new AuthorizationGrant(
            strategy, answer.Level, caps.PositionShareMillionths, caps.StrategiesMax, answer.ValidUntilNs,
            Micros(caps.PositionValueMax), Micros(caps.DayVolumeMax), Micros(caps.DayLossMax));
    }

    /// <summary>The caps as amounts.</summary>
    public LevelCaps Caps => new(
        PositionShareMillionths, OfMicros(PositionValueMaxMicros), OfMicros(DayVolumeMaxMicros),
        OfMicros(DayLossMaxMicros), StrategiesMax);

    private static long Micros(Amount amount) =>
        (long)Int128.Clamp(amount.Atto / AttoPerMicro, 0, long.MaxValue);

    private static Amount OfMicros(long micros) => Amount.FromAtto((Int128)micros * AttoPerMicro);
}
