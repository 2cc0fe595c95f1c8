namespace Plimsoll.Model.Events;

/// <summary>What an operator's order is about. Stable numbers: they stand in journals.</summary>
public enum OperatorScope : byte
{
    /// <summary>Everything.</summary>
    Platform = 0,

    /// <summary>One strategy.</summary>
    Strategy = 1,

    /// <summary>One instrument, the event's.</summary>
    Instrument = 2,
}
