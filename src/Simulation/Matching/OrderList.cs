namespace Plimsoll.Simulation.Matching;

/// <summary>First and last order of a queue in the pool; -1 for none.</summary>
internal struct OrderList
{
    public const int None = -1;

    public int Head;
    public int Tail;

    public static OrderList Empty => new() { Head = None, Tail = None };

    public readonly bool IsEmpty => Head == None;
}
