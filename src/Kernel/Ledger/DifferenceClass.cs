namespace Plimsoll.Kernel.Ledger;

/// <summary>How own books and a venue's statement differ; also the order in which differences stand.</summary>
public enum DifferenceClass
{
    /// <summary>The venue names an execution that was never booked here.</summary>
    ExecutionNotBooked = 0,

    /// <summary>An execution was booked here that the venue does not name.</summary>
    ExecutionUnknownToVenue = 1,

    /// <summary>Both have the execution, with another instrument, quantity or price.</summary>
    ExecutionDiffers = 2,

    /// <summary>Both have the execution, with another fee.</summary>
    FeeDiffers = 3,

    /// <summary>The positions differ, and differences of executions account for all of it.</summary>
    PositionExplained = 4,

    /// <summary>The positions differ, and executions do not account for it.</summary>
    PositionUnexplained = 5,

    /// <summary>The balances differ.</summary>
    BalanceDiffers = 6,
}
