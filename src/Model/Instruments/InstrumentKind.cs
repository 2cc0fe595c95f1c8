namespace Plimsoll.Model.Instruments;

/// <summary>What kind of thing is traded; decides how a position is paid for.</summary>
public enum InstrumentKind : byte
{
    /// <summary>Bought and sold outright against cash: crypto spot.</summary>
    Spot,

    /// <summary>A share; bought and sold outright against cash, may be sold short.</summary>
    Equity,

    /// <summary>A dated future: no cash changes hands but profit and loss.</summary>
    Future,

    /// <summary>A perpetual swap: as a future, with funding.</summary>
    Perpetual,

    /// <summary>A currency pair.</summary>
    Fx,

    /// <summary>An index; data only, not tradable.</summary>
    Index,
}
