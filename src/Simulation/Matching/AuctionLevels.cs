namespace Plimsoll.Simulation.Matching;

/// <summary>One side of a book as an auction sees it: prices and open quantities, the best price first.</summary>
internal sealed class AuctionLevels
{
    private long[] ticks = new long[32];
    private long[] lots = new long[32];

    public int Count { get; private set; }

    public long TotalLots { get; private set; }

    public long Ticks(int place) => ticks[place];

    public long Lots(int place) => lots[place];

    public void Read(PriceLadder ladder)
    {
        Count = 0;
        TotalLots = 0;
        for (var key = ladder.BestKey; key != PriceLadder.NoKey; key = ladder.Below(key))
        {
            if (Count == ticks.Length)
            {
                Array.Resize(ref ticks, Count * 2);
                Array.Resize(ref lots, Count * 2);
            }

            ticks[Count] = ladder.TicksOf(key);
            lots[Count] = ladder.Existing(key).OpenLots;
            TotalLots += lots[Count];
            Count++;
        }
    }
}
