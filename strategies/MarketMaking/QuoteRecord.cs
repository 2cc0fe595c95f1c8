namespace Plimsoll.Strategies.MarketMaking;

/// <summary>How long it was quoted, and how long and how often not, and why.</summary>
internal sealed class QuoteRecord
{
    private readonly long[] timesNs = new long[(int)Absence.NoEdge + 1];
    private readonly long[] counts = new long[(int)Absence.NoEdge + 1];
    private long sinceNs;

    public Absence Now { get; private set; } = Absence.NotReady;

    public long TotalNs { get; private set; }

    public void Note(Absence absence, long nowNs)
    {
        if (sinceNs != 0)
        {
            timesNs[(int)Now] += nowNs - sinceNs;
            TotalNs += nowNs - sinceNs;
        }

        sinceNs = nowNs;
        counts[(int)absence] += absence != Now ? 1 : 0;
        Now = absence;
    }

    public long TimeNs(Absence absence) => timesNs[(int)absence];

    public long Count(Absence absence) => counts[(int)absence];
}
