namespace Plimsoll.Kernel.Invariants;

/// <summary>
/// The bounds of everything that could otherwise grow; reaching one is a named refusal, never a slow death.
/// </summary>
public static class Limits
{
    /// <summary>Working orders of a run at one time.</summary>
    public const int WorkingOrdersMax = 4_096;

    /// <summary>Ended orders that are remembered, because executions may come late.</summary>
    public const int EndedOrdersKept = 256;

    /// <summary>Timers waiting at one time.</summary>
    public const int TimersMax = 4_096;

    /// <summary>Strategies in a run.</summary>
    public const int StrategiesMax = 256;

    /// <summary>Instruments in a run.</summary>
    public const int InstrumentsMax = 65_536;

    /// <summary>Figures that a strategy can name in one event.</summary>
    public const int InputsMax = 16;

    /// <summary>Characters of the name of such a figure.</summary>
    public const int InputNameLengthMax = 32;

    /// <summary>Characters of an order's reason.</summary>
    public const int ReasonLengthMax = 64;

    /// <summary>
    /// Largest value of an order, in whole units of its currency. Far above any account, and low enough that marks of
    /// a hundred
    /// thousand times this value still fit 128 bits, which the unchecked marking arithmetic relies on.
    /// </summary>
    public const long OrderValueUnitsMax = 1_000_000_000_000;

    /// <summary>Orders that one event may cause; more means that a strategy runs in circles.</summary>
    public const int OrdersPerEventMax = 1_024;

    /// <summary>
    /// Timers and order events at one moment; more means that a strategy answers its own without end.
    /// </summary>
    public const int StepsPerMomentMax = 100_000;
}
