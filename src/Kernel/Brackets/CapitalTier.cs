using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>What an account of some size may risk with one entry.</summary>
/// <param name="Name">Its name, for reports.</param>
/// <param name="EquityFrom">The smallest equity it is for.</param>
/// <param name="StopTicksMax">Widest stop, in ticks; positive.</param>
/// <param name="RiskMax">Most that may be lost at the stop, for one lot; positive.</param>
/// <param name="Templates">Which kinds of trade are allowed, by name.</param>
public sealed record CapitalTier(
    string Name, Amount EquityFrom, int StopTicksMax, Amount RiskMax, IReadOnlyList<string> Templates);
