namespace Plimsoll.Indicators;

/// <summary>Where an on-balance volume starts; only differences matter to its use.</summary>
public enum ObvStart
{
    /// <summary>0 on the first bar.</summary>
    Zero = 0,

    /// <summary>The volume of the first bar.</summary>
    FirstVolume = 1,
}
