namespace Plimsoll.Research.Benchmarks;

/// <summary>How long something took.</summary>
/// <param name="WallSeconds">By the clock on the wall, with all that other programs took.</param>
/// <param name="ProcessorSeconds">Of the processor, all threads of this program together.</param>
public readonly record struct BenchmarkTime(double WallSeconds, double ProcessorSeconds);
