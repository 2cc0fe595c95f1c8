namespace Plimsoll.Model.Commands;

/// <summary>What the kernel asks of a venue. Stable numbers: they stand in journals.</summary>
public enum CommandKind : byte
{
    /// <summary>Nothing; the default command is never sent.</summary>
    None = 0,

    /// <summary>Take an order.</summary>
    SubmitOrder = 1,

    /// <summary>Cancel an order.</summary>
    CancelOrder = 2,

    /// <summary>Change the price or quantity of an order; the old one stays until the venue answers.</summary>
    ReplaceOrder = 3,
}
