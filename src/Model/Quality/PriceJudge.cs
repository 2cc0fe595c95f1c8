using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Judges a suspicious bar when its successor is known: was it a bad print that neither neighbour knows, a split
/// without a factor, or an outlier? Findings therefore come one bar late and carry the suspect's own time.
/// </summary>
internal sealed class PriceJudge
{
    private const double NeverSeenMultiple = 1_000;
    private const double HighWickMultiple = 10;
    private const double MediumWickMultiple = 3;
    private const double OutlierLowMultiple = 12;

    // A jump of a fifth is the smallest that a usual split ratio (five for four) makes.
    private const double JumpFactorMin = 1.2;
    private const double JumpRangeMultiple = 4;

    // Only shares are split as a habit; elsewhere a new denomination is the only reason.
    private const double RedenominationFactor = 2.8;

    // No news multiplies a price so without multiplying the money that changes hands.
    private const double PlainSplitFactor = 3;
    private const double RatioNear = 0.04;
    private const double RatioAmbiguous = 0.08;
    private const double RatioSameLevel = 0.15;
    private const double WholeSplitFactor = 1.5;

    private readonly QualityRules rules;
    private readonly bool isEquity;
    private Bar suspect;
    private PriceContext context;
    private long suspectRow;

    public PriceJudge(QualityRules rules, bool isEquity)
    {
        this.rules = rules;
        this.isEquity = isEquity;
    }

    /// <summary>Whether a suspect waits for its successor.</summary>
    public bool HasSuspect { get; private set; }

    /// <summary>Whether a bar looks odd enough to be judged at the next one.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="beforeCloseTicks">Close before it.</param>
    /// <param name="isRangeUnusual">Whether its true range is above the ordinary limit.</param>
    public bool IsSuspicious(in Bar bar, long beforeCloseTicks, bool isRangeUnusual) =>
        isRangeUnusual
        || WickShare(bar) > rules.WickShare
        || (beforeCloseTicks > 0 && bar.CloseTicks > 0
            && Factor(bar.CloseTicks / (double)beforeCloseTicks) >= JumpFactorMin);

    /// <summary>Whether a volume speaks for a real move; false where there is no volume to compare with.</summary>
    public bool IsShock(double volumeLots, double usualVolumeLots) =>
        usualVolumeLots > 0 && volumeLots >= rules.ShockVolumeMultiple * usualVolumeLots;

    /// <summary>Keeps a bar until its successor is known.</summary>
    public void Keep(in Bar bar, long row, in PriceContext before)
    {
        suspect = bar;
        suspectRow = row;
        context = before;
        HasSuspect = true;
    }

    /// <summary>Drops the suspect unjudged.</summary>
    public void Forget() => HasSuspect = false;

    /// <summary>Judges the suspect, which there must be, by its successor.</summary>
    /// <param name="next">The bar after it, or at the end of the series the suspect itself.</param>
    /// <param name="isEnd">Whether there is no successor.</param>
    /// <param name="sink">Takes the finding.</param>
    /// <returns>The suspect as later bars are to be compared with it: a bad print is cut to what its neighbours
    /// know.</returns>
    public Bar Confirm(in Bar next, bool isEnd, IFindingSink sink)
    {
        HasSuspect = false;
        if (JudgeSplit(next, sink))
        {
            return suspect;
        }

        if (JudgePrint(next, isEnd, sink))
        {
            var low = Math.Min(context.BeforeLowTicks, next.LowTicks);
            var high = Math.Max(context.BeforeHighTicks, next.HighTicks);
            return suspect with
            {
                HighTicks = Math.Clamp(suspect.HighTicks, low, high),
                LowTicks = Math.Clamp(suspect.LowTicks, low, high),
                CloseTicks = Math.Clamp(suspect.CloseTicks, low, high),
            };
        }

        var multiple = UsualActivity.TrueRange(suspect, context.BeforeCloseTicks)
            / Math.Max(1, context.UsualRangeTicks);
        if (context.UsualRangeTicks > 0 && multiple >= rules.OutlierRangeMultiple
            && !IsShock(suspect.VolumeLots, context.UsualVolumeLots))
        {
            var severity = multiple >= OutlierLowMultiple ? FindingSeverity.Low : FindingSeverity.Info;
            Report(FindingKind.Outlier, severity, multiple, sink);
        }

        return suspect;
    }

    private static double Factor(double ratio) => ratio < 1 ? 1 / ratio : ratio;

    private static double WickShare(in Bar bar)
    {
        var bodyHigh = Math.Max(bar.OpenTicks, bar.CloseTicks);
        var bodyLow = Math.Min(bar.OpenTicks, bar.CloseTicks);
        return bodyLow <= 0
            ? 0
            : Math.Max((bar.HighTicks / (double)bodyHigh) - 1, 1 - (bar.LowTicks / (double)bodyLow));
    }

    private bool JudgePrint(in Bar next, bool isEnd, IFindingSink sink)
    {
        var nextHigh = isEnd ? Math.Max(suspect.OpenTicks, suspect.CloseTicks) : next.HighTicks;
        var nextLow = isEnd ? Math.Min(suspect.OpenTicks, suspect.CloseTicks) : next.LowTicks;
        var up = suspect.HighTicks - (double)Math.Max(context.BeforeHighTicks, nextHigh);
        var down = Math.Min(context.BeforeLowTicks, nextLow) - (double)suspect.LowTicks;
        var excursion = Math.Max(0, Math.Max(up, down));
        var wick = WickShare(suspect);
        var isWick = wick > rules.WickShare;
        var multiple = context.UsualRangeTicks > 0
            ? Math.Min(NeverSeenMultiple, excursion / Math.Max(1, context.UsualRangeTicks))
            : 0;
        if (!isWick && multiple < rules.BadPrintMultiple)
        {
            return false;
        }

        var level = Math.Max(1, Math.Abs((isEnd ? context.BeforeCloseTicks : next.CloseTicks) / 1.0));
        var share = Math.Max(isWick ? wick : 0, excursion / level);
        Report(FindingKind.BadPrint, PrintSeverity(multiple, isWick), share, sink);
        return true;
    }

    private FindingSeverity PrintSeverity(double multiple, bool isWick)
    {
        var isHigh = multiple >= rules.BadPrintHighMultiple || (isWick && multiple >= HighWickMultiple);
        var isMedium = multiple >= rules.BadPrintMultiple || (isWick && multiple >= MediumWickMultiple);
        var severity = isHigh ? FindingSeverity.High : isMedium ? FindingSeverity.Medium : FindingSeverity.Low;

        // Real flash moves come with volume; outside the regular session late and odd prints are usual.
        var isDoubtful = IsShock(suspect.VolumeLots, context.UsualVolumeLots) || !context.IsRegular;
        return isDoubtful && severity > FindingSeverity.Low ? severity - 1 : severity;
    }

    private bool JudgeSplit(in Bar next, IFindingSink sink)
    {
        var before = (double)context.BeforeCloseTicks;
        if (before <= 0 || suspect.CloseTicks <= 0 || suspect.OpenTicks <= 0 || next.CloseTicks <= 0)
        {
            return false;
        }

        var ratio = suspect.CloseTicks / before;
        var keepsLevel = Factor(next.CloseTicks / (double)suspect.CloseTicks) < Math.Sqrt(Factor(ratio));
        var isJump = Factor(ratio) >= (isEquity ? JumpFactorMin : RedenominationFactor)
            && Math.Abs(suspect.CloseTicks - before) >= JumpRangeMultiple * context.UsualRangeTicks;
        if (!isJump || !keepsLevel)
        {
            return false;
        }

        var factor = SimpleRatio.Nearest(ratio, out var distance);
        var signed = ratio < 1 ? 1 / factor : factor;
        var openDistance = Factor(suspect.OpenTicks / before / signed) - 1;
        var nextDistance = Factor(next.OpenTicks / before / signed) - 1;
        if (openDistance > RatioSameLevel && nextDistance > RatioSameLevel)
        {
            return false;
        }

        distance = Math.Min(distance, openDistance);
        if (distance > RatioAmbiguous)
        {
            return false;
        }

        Report(FindingKind.SplitLikeJump, SplitSeverity(factor, distance, ratio), ratio, sink);
        return true;
    }

    private FindingSeverity SplitSeverity(double factor, double distance, double ratio)
    {
        // A split leaves the traded value as it was; news multiplies the value, and a rise the shares as well.
        var hasVolume = context.UsualVolumeLots > 0;
        var isNews = IsShock(suspect.VolumeLots * Math.Min(1, ratio), context.UsualVolumeLots);
        var isNear = distance <= RatioNear;
        if (factor < WholeSplitFactor)
        {
            return isNear && !isNews && hasVolume ? FindingSeverity.Medium : FindingSeverity.Low;
        }

        var isPlain = isNear ? hasVolume || factor >= 2 : hasVolume && factor >= PlainSplitFactor;
        return isPlain && !isNews && isEquity ? FindingSeverity.High
            : isNear || !isNews ? FindingSeverity.Medium
            : FindingSeverity.Low;
    }

    private void Report(FindingKind kind, FindingSeverity severity, double value, IFindingSink sink) =>
        sink.Add(new QualityFinding(suspect.OpenTimeNs, kind, severity, value, suspectRow));

    public void Save(IStateWriter writer)
    {
        writer.WriteFlag(HasSuspect);
        BarState.Save(writer, in suspect);
        writer.Write(suspectRow);
        writer.Write(context.BeforeHighTicks);
        writer.Write(context.BeforeLowTicks);
        writer.Write(context.BeforeCloseTicks);
        writer.Write(context.UsualRangeTicks);
        writer.Write(context.UsualVolumeLots);
        writer.WriteFlag(context.IsRegular);
    }

    public void Restore(IStateReader reader)
    {
        HasSuspect = reader.ReadFlag();
        suspect = BarState.Read(reader);
        suspectRow = reader.ReadInt64();
        context = new PriceContext(
            reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadDouble(), reader.ReadDouble(),
            reader.ReadFlag());
    }
}
