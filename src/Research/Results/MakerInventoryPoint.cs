namespace Plimsoll.Research.Results;

/// <summary>The inventory after a fill.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Quantity">Held in units; negative is short.</param>
/// <param name="Mid">Mid price just before the fill, in quote currency.</param>
public sealed record MakerInventoryPoint(long TimeNs, double Quantity, double Mid);
