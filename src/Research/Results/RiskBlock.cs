namespace Plimsoll.Research.Results;

/// <summary>One reason that stopped orders.</summary>
/// <param name="Reason">Its name.</param>
/// <param name="Code">Its number.</param>
/// <param name="Layer">The layer that gives it, 0 to 6.</param>
/// <param name="LayerName">The layer's name.</param>
/// <param name="Sentence">What it means.</param>
/// <param name="DecidingCount">Orders that it decided.</param>
/// <param name="ToldCount">Orders that it spoke against, those included that another reason decided.</param>
/// <param name="FirstTimeNs">The first time. Nanoseconds since the epoch, UTC.</param>
public sealed record RiskBlock(
    string Reason, int Code, int Layer, string LayerName, string Sentence, long DecidingCount, long ToldCount,
    long FirstTimeNs);
