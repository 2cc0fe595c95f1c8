using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>The rates of a volume tier.</summary>
/// <param name="VolumeFrom">Trailing volume from which it holds, in the account's currency; 0 or greater.</param>
/// <param name="MakerMillionths">Maker fee in millionths of a basis point; negative for a rebate.</param>
/// <param name="TakerMillionths">Taker fee in millionths of a basis point; negative for a rebate.</param>
public readonly record struct FeeTier(Amount VolumeFrom, long MakerMillionths, long TakerMillionths);
