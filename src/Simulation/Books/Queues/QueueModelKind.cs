namespace Plimsoll.Simulation.Books.Queues;

/// <summary>What is assumed of cancellations in a queue whose orders the data do not name.</summary>
public enum QueueModelKind : byte
{
    /// <summary>Only trades at the price bring an order forward: every cancellation happened behind it.</summary>
    Pessimistic = 0,

    /// <summary>The share behind grows with a power of the lots behind.</summary>
    Power = 1,

    /// <summary>The share behind grows with the logarithm of the lots behind.</summary>
    Log = 2,

    /// <summary>The data name every order (market by order): it is known who left.</summary>
    Exact = 3,
}
