using Plimsoll.Model.Values;

namespace Plimsoll.Research.MarketMaking;

/// <summary>A fill as the analysis keeps it.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Sign">1 bought, -1 sold.</param>
/// <param name="PriceTicks">At which price.</param>
/// <param name="Lots">How much; positive.</param>
/// <param name="Fee">In the quote currency.</param>
/// <param name="IsMaker">Whether the order rested.</param>
internal readonly record struct MakerFill(
    long TimeNs, int Sign, long PriceTicks, long Lots, Amount Fee, bool IsMaker);
