namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>A run that nobody disturbed.</summary>
/// <param name="Records">What its journal holds.</param>
/// <param name="Result">Its result.json.</param>
/// <param name="Bytes">Size of its journal.</param>
/// <param name="Life">How long it took.</param>
internal sealed record CrashReference(JournalContents Records, byte[] Result, long Bytes, TimeSpan Life);
