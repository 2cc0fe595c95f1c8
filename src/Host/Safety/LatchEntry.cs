namespace Plimsoll.Host.Safety;

/// <summary>One reason for which the latch is engaged.</summary>
/// <param name="Strategy">Which strategy is stopped; empty for all.</param>
/// <param name="Level">How far it goes.</param>
/// <param name="Source">What did: operator, file, signal, environment, redis, postgres, watchdog, kernel.</param>
/// <param name="Who">Who did, as far as it is known.</param>
/// <param name="Reason">Why.</param>
/// <param name="Time">When, by the machine's clock: ISO 8601, UTC.</param>
internal sealed record LatchEntry(
    string Strategy, KillLevel Level, string Source, string Who, string Reason, string Time);
