namespace Plimsoll.Indicators;

/// <summary>How a parabolic stop starts and reverses; programs differ until the first few reversals.</summary>
public enum SarForm
{
    /// <summary>Guesses a rising trend from the first low; shown from the first bar.</summary>
    Rising = 0,

    /// <summary>As Rising, but hidden until the bar after the first reversal, for that trend is a guess.</summary>
    RisingAfterReversal = 1,

    /// <summary>
    /// Rising when the second bar's middle is not below the first's; a reversal goes to the extreme of the trend
    /// including the reversing bar; shown from the second bar.
    /// </summary>
    Midpoint = 2,

    /// <summary>
    /// Falling when the second bar has downward movement; a touch reverses; the reversed stop lies outside the last
    /// two bars; shown from the second bar.
    /// </summary>
    DirectionalMovement = 3,
}
