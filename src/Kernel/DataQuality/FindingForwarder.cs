using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Kernel.DataQuality;

/// <summary>Hands the findings about one instrument to the observer.</summary>
internal sealed class FindingForwarder : IFindingSink
{
    private readonly InstrumentIndex instrument;
    private readonly IRunObserver observer;

    public FindingForwarder(InstrumentIndex instrument, IRunObserver observer)
    {
        this.instrument = instrument;
        this.observer = observer;
    }

    public void Add(in QualityFinding finding) => observer.OnFinding(instrument, in finding);
}
