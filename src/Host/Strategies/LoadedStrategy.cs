using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Strategies;

/// <summary>A strategy class that is ready to run.</summary>
/// <param name="Factory">Makes its objects.</param>
/// <param name="CodeHash">SHA-256 of the source text or of the assembly, lower-case hexadecimal.</param>
internal sealed record LoadedStrategy(StrategyFactory Factory, string CodeHash);
