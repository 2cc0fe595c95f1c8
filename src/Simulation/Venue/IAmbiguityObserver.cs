namespace Plimsoll.Simulation.Venue;

/// <summary>Learns which trades rest on an assumption about the inside of a bar.</summary>
public interface IAmbiguityObserver
{
    /// <summary>Told with the execution of the stop, before the kernel is.</summary>
    void OnAmbiguity(in BarAmbiguity ambiguity);
}
