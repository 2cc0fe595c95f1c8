namespace Plimsoll.Host.Paper;

/// <summary>An order that works at the venue.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Strategy">Whose it is.</param>
/// <param name="Instrument">SYMBOL.VENUE.</param>
/// <param name="Rest">What is not filled yet, in units.</param>
internal sealed record OpenOrder(long Number, string Strategy, string Instrument, string Rest);
