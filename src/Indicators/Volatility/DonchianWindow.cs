namespace Plimsoll.Indicators;

/// <summary>Which bars a Donchian channel covers.</summary>
public enum DonchianWindow
{
    /// <summary>The last n bars, the newest included.</summary>
    Current = 0,

    /// <summary>The n bars before the newest: what a breakout test needs.</summary>
    Previous = 1,

    /// <summary>The last n bars, the newest included; before bar n all bars so far.</summary>
    Expanding = 2,
}
