namespace Plimsoll.Data.Store;

/// <summary>
/// Factors that turn raw prices into adjusted ones, valid up to and including a trading day: adjusted price = raw price
/// x price factor x split factor.
/// </summary>
/// <param name="LastDay">Last trading day the row applies to, yyyymmdd.</param>
/// <param name="PriceFactor">Factor of the dividends paid later, above 0.</param>
/// <param name="SplitFactor">Factor of the splits made later, above 0.</param>
/// <param name="ReferencePrice">Raw close of the last day; 0 when unknown.</param>
public readonly record struct FactorRow(
    int LastDay, decimal PriceFactor, decimal SplitFactor, decimal ReferencePrice);
