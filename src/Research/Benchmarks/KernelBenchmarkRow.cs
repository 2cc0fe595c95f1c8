namespace Plimsoll.Research.Benchmarks;

/// <summary>One measured row.</summary>
/// <param name="Bars">Bars in all.</param>
/// <param name="Instruments">Instruments that they belong to.</param>
/// <param name="PlainNsPerBar">Nanoseconds a bar of the plain loop.</param>
/// <param name="KernelNsPerBar">Nanoseconds a bar of the kernel.</param>
/// <param name="BytesPerBar">Bytes allocated a bar after the warm-up.</param>
/// <param name="Fills">Executions that happened.</param>
public sealed record KernelBenchmarkRow(
    long Bars, int Instruments, double PlainNsPerBar, double KernelNsPerBar, double BytesPerBar, long Fills)
{
    /// <summary>How many times the plain loop's time the kernel takes.</summary>
    public double Ratio => KernelNsPerBar / PlainNsPerBar;
}
