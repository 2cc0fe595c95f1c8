using Plimsoll.Model.Values;

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

    public void Save(IStateWriter writer)
    {
        writer.Write((long)Now);
        writer.Write(TotalNs);
        writer.Write(sinceNs);
        for (var i = 0; i < counts.Length; i++)
        {
            writer.Write(timesNs[i]);
            writer.Write(counts[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        Now = (Absence)reader.ReadInt64();
        TotalNs = reader.ReadInt64();
        sinceNs = reader.ReadInt64();
        for (var i = 0; i < counts.Length; i++)
        {
            timesNs[i] = reader.ReadInt64();
            counts[i] = reader.ReadInt64();
        }
    }
}
