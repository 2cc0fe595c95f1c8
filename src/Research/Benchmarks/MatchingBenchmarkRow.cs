namespace Plimsoll.Research.Benchmarks;

/// <summary>What a matching engine was measured at.</summary>
/// <param name="Operations">Orders, cancellations and replacements in all.</param>
/// <param name="NsPerOperation">Nanoseconds of processor time an operation.</param>
/// <param name="BytesPerOperation">Bytes allocated an operation after the warm-up.</param>
/// <param name="Trades">Trades that happened.</param>
/// <param name="OrdersAtEnd">Orders that worked at the end.</param>
public sealed record MatchingBenchmarkRow(
    long Operations, double NsPerOperation, double BytesPerOperation, long Trades, int OrdersAtEnd)
{
    /// <summary>Operations a second on one core.</summary>
    public double OperationsPerSecond => 1e9 / NsPerOperation;
}
