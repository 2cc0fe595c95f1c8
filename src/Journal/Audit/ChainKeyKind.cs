namespace Plimsoll.Journal.Audit;

/// <summary>What a chain can be asked for by. <c>default</c> is <see cref="Order"/>.</summary>
public enum ChainKeyKind
{
    /// <summary>An order.</summary>
    Order,

    /// <summary>Any record of the journal that belongs to an order: a decision, command, report or fill.</summary>
    Record,

    /// <summary>A position: all orders that made it.</summary>
    Position,
}
