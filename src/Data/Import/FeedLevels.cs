namespace Plimsoll.Data.Import;

/// <summary>Levels of one side of a message.</summary>
internal sealed class FeedLevels(int capacity)
{
    private FeedNumber[] prices = new FeedNumber[capacity];
    private FeedNumber[] quantities = new FeedNumber[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<FeedNumber> Prices => prices.AsSpan(0, Count);

    public ReadOnlySpan<FeedNumber> Quantities => quantities.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(FeedNumber price, FeedNumber quantity)
    {
        if (Count == prices.Length)
        {
            Array.Resize(ref prices, Count * 2);
            Array.Resize(ref quantities, Count * 2);
        }

        prices[Count] = price;
        quantities[Count] = quantity;
        Count++;
    }
}
