using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Journaling;

/// <summary>What a journal says of the strategy it records, and how another one like it is made.</summary>
/// <param name="StrategyName">Name for people.</param>
/// <param name="CodeHash">Hash of the strategy's code, empty where there is none.</param>
/// <param name="Parameters">Name and value of each parameter.</param>
/// <param name="CreateStrategy">Gives a fresh strategy with these parameters.</param>
internal sealed record RunSubject(
    string StrategyName, string CodeHash, IReadOnlyList<NamedText> Parameters, Func<Strategy> CreateStrategy);
