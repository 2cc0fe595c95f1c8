namespace Plimsoll.Kernel;

/// <summary>When something happens inside the kernel.</summary>
/// <param name="NowNs">Time of the event being handled. Nanoseconds since the epoch, UTC.</param>
/// <param name="EventNumber">Its number in the run, from 1.</param>
internal readonly record struct KernelMoment(long NowNs, long EventNumber);
