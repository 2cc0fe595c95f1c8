namespace Plimsoll.Data.Import;

/// <summary>Ranges of numbers that a feed left out; the last thousand of them are known.</summary>
internal sealed class SkippedNumbers
{
    private const int RangesMax = 1_000;

    private readonly Queue<(long First, long Last)> ranges = new();

    public void Add(long first, long last)
    {
        if (ranges.Count == RangesMax)
        {
            ranges.Dequeue();
        }

        ranges.Enqueue((first, last));
    }

    public bool Contains(long number)
    {
        foreach (var (first, last) in ranges)
        {
            if (number >= first && number <= last)
            {
                return true;
            }
        }

        return false;
    }
}
