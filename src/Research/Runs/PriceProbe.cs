namespace Plimsoll.Research.Runs;

/// <summary>The last close at given times, found while a series is read once.</summary>
internal sealed class PriceProbe
{
    private readonly long[] timesNs;
    private readonly double[] prices;
    private int next;
    private double last = double.NaN;

    /// <summary>Asks for the prices at some times.</summary>
    /// <param name="timesNs">In any order, any of them more than once; is sorted in place.</param>
    public PriceProbe(long[] timesNs)
    {
        Array.Sort(timesNs);
        var count = 0;
        foreach (var timeNs in timesNs)
        {
            if (count == 0 || timesNs[count - 1] != timeNs)
            {
                timesNs[count++] = timeNs;
            }
        }

        this.timesNs = timesNs[..count];
        prices = new double[count];
    }

    /// <summary>Takes the bars of the series in their order.</summary>
    public void OnBar(long closeTimeNs, double close)
    {
        while (next < timesNs.Length && timesNs[next] < closeTimeNs)
        {
            prices[next++] = last;
        }

        last = close;
    }

    /// <summary>The series is over. Times beyond its last bar have no price: nothing is known of them.</summary>
    public void Finish(long lastCloseNs)
    {
        for (; next < timesNs.Length; next++)
        {
            prices[next] = timesNs[next] == lastCloseNs ? last : double.NaN;
        }
    }

    /// <summary>The last close at or before one of the times; null before the first bar and after the last.</summary>
    public double? At(long timeNs)
    {
        var place = Array.BinarySearch(timesNs, timeNs);
        return place >= 0 && double.IsFinite(prices[place]) ? prices[place] : null;
    }
}
