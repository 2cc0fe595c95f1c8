namespace Plimsoll.Indicators.Quoting;

/// <summary>How good the numbers of a calibration are.</summary>
public enum CalibrationState
{
    /// <summary>No good fit yet: nothing may be quoted on it.</summary>
    NotReady = 0,

    /// <summary>The newest fit is good.</summary>
    Fresh = 1,

    /// <summary>The newest fit is not good; the numbers are those of the last good one.</summary>
    LastGood = 2,
}
