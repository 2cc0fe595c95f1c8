using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>How well the kernel's surroundings are, as they were reported last.</summary>
internal sealed class HealthBook
{
    private readonly HealthLevel[] feeds;
    private readonly HealthLevel[] sequences;
    private readonly long[] regimes;
    private HealthLevel allFeeds;

    public HealthBook(int instrumentCount)
    {
        feeds = new HealthLevel[instrumentCount];
        sequences = new HealthLevel[instrumentCount];
        regimes = new long[instrumentCount];
        Array.Fill(regimes, -1L);
    }

    public HealthLevel Journal { get; private set; }

    public HealthLevel Reconciliation { get; private set; }

    /// <summary>How far the clock is off; null before the first report.</summary>
    public long? ClockErrorNs { get; private set; }

    /// <summary>Whether anything at all was ever reported.</summary>
    public bool IsAny { get; private set; }

    public bool IsFeedGood(InstrumentIndex instrument) => allFeeds == HealthLevel.Good
        && feeds[instrument.Value] == HealthLevel.Good && sequences[instrument.Value] == HealthLevel.Good;

    /// <summary>The regime of an instrument; negative while none is known.</summary>
    public long RegimeOf(InstrumentIndex instrument) => regimes[instrument.Value];

    public void Take(in HealthChange change, InstrumentIndex instrument)
    {
        IsAny = true;
        switch (change.Part)
        {
            case HealthPart.Journal:
                // A journal that failed once is not trusted again in this process.
                Journal = Journal == HealthLevel.Failed ? Journal : change.Level;
                break;
            case HealthPart.Reconciliation:
                Reconciliation = change.Level;
                break;
            case HealthPart.Clock:
                ClockErrorNs = change.Level == HealthLevel.Good ? change.Value : long.MaxValue;
                break;
            case HealthPart.Feed when !change.IsForOneInstrument:
                allFeeds = change.Level;
                break;
            case HealthPart.Feed:
                feeds[instrument.Value] = change.Level;
                break;
            case HealthPart.Sequence:
                sequences[instrument.Value] = change.Level;
                break;
            case HealthPart.Regime when !change.IsForOneInstrument:
                Array.Fill(regimes, change.Value);
                break;
            case HealthPart.Regime:
                regimes[instrument.Value] = change.Value;
                break;
            default:
                break;
        }
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(IsAny ? 1 : 0);
        writer.Write((long)Journal);
        writer.Write((long)Reconciliation);
        writer.Write((long)allFeeds);
        writer.Write(ClockErrorNs ?? -1);
        for (var i = 0; i < feeds.Length; i++)
        {
            writer.Write((long)feeds[i]);
            writer.Write((long)sequences[i]);
            writer.Write(regimes[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        IsAny = reader.ReadInt64() != 0;
        Journal = (HealthLevel)reader.ReadInt64();
        Reconciliation = (HealthLevel)reader.ReadInt64();
        allFeeds = (HealthLevel)reader.ReadInt64();
        var error = reader.ReadInt64();
        ClockErrorNs = error < 0 ? null : error;
        for (var i = 0; i < feeds.Length; i++)
        {
            feeds[i] = (HealthLevel)reader.ReadInt64();
            sequences[i] = (HealthLevel)reader.ReadInt64();
            regimes[i] = reader.ReadInt64();
        }
    }
}
