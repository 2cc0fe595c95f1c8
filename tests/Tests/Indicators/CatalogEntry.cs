using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

/// <summary>One indicator with one set of options, and what its main value does in simple situations.</summary>
/// <param name="Make">Makes a fresh one.</param>
/// <param name="Constant">The main value when every price is 64 and every volume 1024.</param>
/// <param name="PriceDegree">The value grows with this power of a common factor of all prices.</param>
/// <param name="VolumeDegree">The same for volumes.</param>
/// <param name="ExactWarmUp">False where readiness depends on the prices.</param>
internal sealed record CatalogEntry(
    Func<IIndicator> Make,
    double Constant,
    int PriceDegree = 0,
    int VolumeDegree = 0,
    bool ExactWarmUp = true);
