using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Watches runs: frozen prices, bars without volume, bars without range. A finding is made when the run ends, with the
/// number of bars as its value.
/// </summary>
internal sealed class RunJudge
{
    private const int FrozenMediumBars = 10;
    private const int FrozenHighBars = 60;
    private const int CloseOnlyMediumBars = 100;
    private const int ZeroLowBars = 10;
    private const int ZeroMediumBars = 60;

    // After so many bars without any volume the series is one that has none (an index, FX).
    private const int VolumeUnknownBarsMax = 100;

    private readonly int frozenBarsMin;
    private readonly int closeOnlyBarsMin;
    private Run frozen;
    private Run zero;
    private Run flat;
    private long flatCloseMoves;
    private bool hasVolume;
    private bool lacksVolume;

    public RunJudge(QualityRules rules)
    {
        frozenBarsMin = rules.FrozenBarsMin;
        closeOnlyBarsMin = rules.CloseOnlyBarsMin;
    }

    /// <summary>Bars whose four prices are one.</summary>
    public long FlatBars { get; private set; }

    /// <summary>Bars without volume in a series that has volume.</summary>
    public long ZeroVolumeBars { get; private set; }

    /// <summary>Bars that belong to frozen runs of the reported length.</summary>
    public long FrozenBars { get; private set; }

    /// <summary>Whether the series is known to carry no volume at all.</summary>
    public bool LacksVolume => lacksVolume;

    /// <summary>Whether any run stands open, so that the next bar must be shown.</summary>
    public bool HasOpenRun => frozen.Length > 0 || zero.Length > 0 || flat.Length > 0;

    /// <summary>Takes a bar that entered the series.</summary>
    /// <returns>Whether the feed counts as stuck at this bar.</returns>
    public bool Judge(in Bar previous, bool hasPrevious, in Bar bar, long row, IFindingSink sink)
    {
        if (bar.VolumeLots > 0)
        {
            hasVolume = true;
            lacksVolume = false;
        }

        JudgeVolume(bar, row, sink);
        JudgeFlat(previous, hasPrevious, bar, row, sink);
        return JudgeFrozen(previous, hasPrevious, bar, row, sink);
    }

    /// <summary>Ends every run: the trading day or the series is over.</summary>
    public void EndDay(IFindingSink sink)
    {
        EndFrozen(FindingKind.StaleTail, sink);
    }

    /// <summary>Ends what is still open at the end of the series.</summary>
    public void Complete(IFindingSink sink)
    {
        EndFrozen(FindingKind.StaleTail, sink);
        EndZero(sink);
        EndFlat(sink);
    }

    private bool JudgeFrozen(in Bar previous, bool hasPrevious, in Bar bar, long row, IFindingSink sink)
    {
        var isEqual = hasPrevious
            && bar.CloseTicks == previous.CloseTicks
            && bar.HighTicks == previous.HighTicks
            && bar.LowTicks == previous.LowTicks
            && (bar.VolumeLots > 0 || !hasVolume);
        if (!isEqual)
        {
            EndFrozen(FindingKind.FrozenPrice, sink);
            return false;
        }

        if (frozen.Length == 0)
        {
            frozen = new Run(previous.OpenTimeNs, row - 1, 1);
        }

        frozen = frozen with { Length = frozen.Length + 1 };
        return frozen.Length >= frozenBarsMin;
    }

    private void EndFrozen(FindingKind kind, IFindingSink sink)
    {
        if (frozen.Length >= frozenBarsMin)
        {
            FrozenBars += frozen.Length;
            var severity = frozen.Length >= FrozenHighBars ? FindingSeverity.High
                : frozen.Length >= FrozenMediumBars ? FindingSeverity.Medium
                : FindingSeverity.Low;
            sink.Add(frozen.ToFinding(kind, severity));
        }

        frozen = default;
    }

    private void JudgeVolume(in Bar bar, long row, IFindingSink sink)
    {
        if (bar.VolumeLots != 0 || lacksVolume)
        {
            EndZero(sink);
            return;
        }

        zero = zero.Length == 0 ? new Run(bar.OpenTimeNs, row, 1) : zero with { Length = zero.Length + 1 };
        if (!hasVolume && zero.Length > VolumeUnknownBarsMax)
        {
            lacksVolume = true;
            zero = default;
        }
    }

    private void EndZero(IFindingSink sink)
    {
        if (zero.Length > 0 && hasVolume)
        {
            ZeroVolumeBars += zero.Length;
            var severity = zero.Length >= ZeroMediumBars ? FindingSeverity.Medium
                : zero.Length >= ZeroLowBars ? FindingSeverity.Low
                : FindingSeverity.Info;
            sink.Add(zero.ToFinding(FindingKind.ZeroVolumeRun, severity));
        }

        zero = default;
    }

    private void JudgeFlat(in Bar previous, bool hasPrevious, in Bar bar, long row, IFindingSink sink)
    {
        if (bar.HighTicks != bar.LowTicks)
        {
            EndFlat(sink);
            return;
        }

        FlatBars++;
        flat = flat.Length == 0 ? new Run(bar.OpenTimeNs, row, 1) : flat with { Length = flat.Length + 1 };
        flatCloseMoves += hasPrevious && bar.CloseTicks != previous.CloseTicks ? 1 : 0;
    }

    private void EndFlat(IFindingSink sink)
    {
        if (flat.Length >= closeOnlyBarsMin && flatCloseMoves * 2 >= flat.Length)
        {
            var severity = flat.Length >= CloseOnlyMediumBars ? FindingSeverity.Medium : FindingSeverity.Info;
            sink.Add(flat.ToFinding(FindingKind.CloseOnlyRun, severity));
        }

        flat = default;
        flatCloseMoves = 0;
    }

    public void Save(IStateWriter writer)
    {
        frozen.Save(writer);
        zero.Save(writer);
        flat.Save(writer);
        writer.Write(flatCloseMoves);
        writer.WriteFlag(hasVolume);
        writer.WriteFlag(lacksVolume);
        writer.Write(FlatBars);
        writer.Write(ZeroVolumeBars);
        writer.Write(FrozenBars);
    }

    public void Restore(IStateReader reader)
    {
        frozen = Run.Read(reader);
        zero = Run.Read(reader);
        flat = Run.Read(reader);
        flatCloseMoves = reader.ReadInt64();
        hasVolume = reader.ReadFlag();
        lacksVolume = reader.ReadFlag();
        FlatBars = reader.ReadInt64();
        ZeroVolumeBars = reader.ReadInt64();
        FrozenBars = reader.ReadInt64();
    }

    private readonly record struct Run(long TimeNs, long Row, long Length)
    {
        public static Run Read(IStateReader reader) =>
            new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());

        public void Save(IStateWriter writer)
        {
            writer.Write(TimeNs);
            writer.Write(Row);
            writer.Write(Length);
        }

        public QualityFinding ToFinding(FindingKind kind, FindingSeverity severity) =>
            new(TimeNs, kind, severity, Length, Row);
    }
}
