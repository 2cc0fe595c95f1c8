using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Journaling;

/// <summary>Hears everything and keeps nothing: a replay is compared by its commands and states.</summary>
internal sealed class SilentObserver : IRunObserver
{
    public void OnOrder(in OrderView order)
    {
    }

    public void OnFill(in FillRecord fill)
    {
    }

    public void OnTrade(in PositionEpisode trade)
    {
    }

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }
}
