namespace Plimsoll.Host.Paper;

/// <summary>What a strategy holds of an instrument.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Instrument">SYMBOL.VENUE.</param>
/// <param name="Quantity">With sign, in units.</param>
internal sealed record HeldPosition(string Strategy, string Instrument, string Quantity);
