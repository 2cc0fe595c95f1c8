namespace Plimsoll.Tests.Research.MarketMaking;

/// <summary>A bar as the oracles see it: prices in doubles, time of its start in milliseconds.</summary>
internal readonly record struct KlineBar(
    long OpenMs, double Open, double High, double Low, double Close, double Volume);
