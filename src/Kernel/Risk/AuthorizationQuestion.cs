using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>An entry as the authorization sees it; amounts in the account's currency.</summary>
/// <param name="Strategy">Whose.</param>
/// <param name="NowNs">Now. Nanoseconds since the epoch, UTC.</param>
/// <param name="OrderValue">What it is worth.</param>
/// <param name="PositionValue">What the strategy's position would be worth with all its orders filled.</param>
/// <param name="Equity">The account's equity.</param>
/// <param name="DayVolume">What the strategy's entries of the day were worth.</param>
/// <param name="DayLoss">What the strategy lost since the day began; zero or less for nothing.</param>
internal readonly record struct AuthorizationQuestion(
    StrategyIndex Strategy, long NowNs, Amount OrderValue, Amount PositionValue, Amount Equity, Amount DayVolume,
    Amount DayLoss);
