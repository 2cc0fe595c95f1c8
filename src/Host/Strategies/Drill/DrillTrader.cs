namespace Plimsoll.Host.Strategies.Drill;

/// <summary>Holds a position and an order, and never fails.</summary>
internal sealed class DrillTrader : DrillStrategy
{
}
