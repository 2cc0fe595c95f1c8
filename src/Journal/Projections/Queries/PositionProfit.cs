namespace Plimsoll.Journal.Projections.Queries;

/// <summary>Profit of one position, in the currency of its price; exact decimals as text.</summary>
/// <param name="Realised">Of what was closed, before fees.</param>
/// <param name="Unrealised">Of what is open, at the last price.</param>
/// <param name="Total">Both together.</param>
/// <param name="Fees">Fees of all its executions.</param>
/// <param name="Net">Total without fees.</param>
public sealed record PositionProfit(string Realised, string Unrealised, string Total, string Fees, string Net);
