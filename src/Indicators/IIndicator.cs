using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// A streaming indicator: one update per bar, a value as soon as enough bars were seen. The same inputs give the same
/// bits on every machine. Updates allocate nothing. Not thread-safe: one owner feeds it.
/// </summary>
public interface IIndicator
{
    /// <summary>Number of updates after which the value can first be defined; at least 1.</summary>
    int WarmUpBars { get; }

    /// <summary>True once the value is defined. Stays true until <see cref="Reset"/>.</summary>
    bool IsReady { get; }

    /// <summary>The main value; not-a-number until <see cref="IsReady"/>.</summary>
    double Value { get; }

    /// <summary>Forgets everything seen, as if newly made.</summary>
    void Reset();

    /// <summary>Saves everything needed to go on later with bit-identical results.</summary>
    /// <param name="writer">Takes the state.</param>
    void Save(IStateWriter writer);

    /// <summary>Takes back a state saved by an indicator of the same kind and parameters.</summary>
    /// <param name="reader">Gives the state.</param>
    /// <exception cref="StateFormatException">The state is truncated or of another indicator.</exception>
    void Restore(IStateReader reader);
}
