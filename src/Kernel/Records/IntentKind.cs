namespace Plimsoll.Kernel.Records;

/// <summary>What was meant by an order or a change of one. Stable numbers: they stand in journals.</summary>
public enum IntentKind : byte
{
    /// <summary>An order exactly as a strategy gave it.</summary>
    Order = 0,

    /// <summary>An entry at market that the run's sizing rule gave a size.</summary>
    Entry = 1,

    /// <summary>An exit at market.</summary>
    Exit = 2,

    /// <summary>A change of an order.</summary>
    Change = 3,

    /// <summary>One of two orders of which one may trade.</summary>
    Pair = 4,

    /// <summary>The entry of a bracket.</summary>
    BracketEntry = 5,

    /// <summary>The stop of a bracket.</summary>
    Stop = 6,

    /// <summary>A target of a bracket.</summary>
    Target = 7,

    /// <summary>The exit at market of a bracket.</summary>
    BracketExit = 8,

    /// <summary>A closing by force because margin ran short.</summary>
    Forced = 9,

    /// <summary>A cancellation because the order's lifetime was over.</summary>
    Lifetime = 10,

    /// <summary>A cancellation that a strategy asked for.</summary>
    Cancel = 11,
}
