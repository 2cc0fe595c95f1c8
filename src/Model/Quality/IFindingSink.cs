namespace Plimsoll.Model.Quality;

/// <summary>Takes findings as they are made. Called in the observing thread, only when there is something to
/// say.</summary>
public interface IFindingSink
{
    /// <summary>Takes one finding.</summary>
    void Add(in QualityFinding finding);
}
