namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>When a process is killed.</summary>
/// <param name="IsByBytes">Whether it counts the journal's bytes, else the time since the start.</param>
/// <param name="Share">Share of the bytes that are missing at the start, or of the time of a whole run.</param>
/// <param name="DelayMicroseconds">How long after that.</param>
internal readonly record struct CrashInstant(bool IsByBytes, double Share, int DelayMicroseconds);
