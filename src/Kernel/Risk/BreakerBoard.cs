using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The circuit breakers of one scope, the account or a strategy, and the figures that they watch. All of them rest on
/// equity with open profit and loss in it, or on what the venue answered.
/// </summary>
internal sealed class BreakerBoard
{
    public const int Kinds = 8;
    private const long Whole = 1_000_000;

    private readonly RiskLimits limits;
    private readonly Breaker[] breakers = new Breaker[Kinds];
    private readonly RapidLossWindow? rapid;
    private readonly long cooldownNs;
    private bool hasEquity;
    private int day;
    private int week;
    private int trippedDay;
    private int trippedWeek;

    public BreakerBoard(RiskLimits limits)
    {
        this.limits = limits;
        cooldownNs = limits.Whole(LimitName.BreakerCooldown);
        rapid = limits.Has(LimitName.RapidLossShare)
            ? new RapidLossWindow(limits.Whole(LimitName.RapidLossWindow))
            : null;
        Failures = new FailureWatch(
            (int)limits.Whole(LimitName.FailuresInWindow), limits.Whole(LimitName.FailuresWindow));
        WatchesEquity = rapid is not null || limits.Has(LimitName.DailyLoss) || limits.Has(LimitName.DailyLossShare)
            || limits.Has(LimitName.WeeklyLoss) || limits.Has(LimitName.DrawdownShare)
            || limits.Has(LimitName.DayDrawdownShare) || limits.Has(LimitName.ThrottleStart);
    }

    /// <summary>Whether marks have to be told at all.</summary>
    public bool WatchesEquity { get; }

    public FailureWatch Failures { get; }

    public Amount Equity { get; private set; }

    public Amount DayStart { get; private set; }

    public Amount DayPeak { get; private set; }

    public Amount WeekStart { get; private set; }

    public Amount Peak { get; private set; }

    /// <summary>Highest equity of the last minutes; see <see cref="LimitName.RapidLossWindow"/>.</summary>
    public Amount RapidPeak { get; private set; }

    public int LossesInRow { get; private set; }

    /// <summary>Which breakers tripped since it was last asked, a bit each.</summary>
    public int NewTrips { get; private set; }

    public ref readonly Breaker this[BreakerKind kind] => ref breakers[(int)kind];

    /// <summary>Share of a size that the drawdown leaves, in millionths; all of it without a throttle.</summary>
    public long ThrottleMillionths
    {
        get
        {
            if (!limits.Has(LimitName.ThrottleEnd) || !hasEquity || Peak.Sign <= 0)
            {
                return Whole;
            }

            var drawdown = (long)((Peak - Equity).Atto * Whole / Peak.Atto);
            var start = limits.Whole(LimitName.ThrottleStart);
            var end = limits.Whole(LimitName.ThrottleEnd);
            return Math.Clamp((end - drawdown) * Whole / (end - start), 0, Whole);
        }
    }

    /// <summary>Whether loss limits are set and nothing is known of equity.</summary>
    public bool IsBlind => WatchesEquity && (!hasEquity || DayStart.Sign <= 0);

    /// <summary>The level of a breaker, 1 to 3.</summary>
    public int LevelOf(BreakerKind kind) => (int)Math.Max(1, kind switch
    {
        BreakerKind.DailyLoss => limits.Whole(LimitName.DailyLossLevel),
        BreakerKind.WeeklyLoss => limits.Whole(LimitName.WeeklyLossLevel),
        BreakerKind.Drawdown => limits.Whole(LimitName.DrawdownLevel),
        BreakerKind.RapidLoss => limits.Whole(LimitName.RapidLossLevel),
        BreakerKind.ConsecutiveLosses => limits.Whole(LimitName.ConsecutiveLossesLevel),
        _ => 1,
    });

    public static OrderReason ReasonOf(BreakerKind kind) => kind switch
    {
        BreakerKind.DailyLoss => OrderReason.DailyLossReached,
        BreakerKind.WeeklyLoss => OrderReason.WeeklyLossReached,
        BreakerKind.Drawdown => OrderReason.DrawdownReached,
        BreakerKind.DayDrawdown => OrderReason.DayDrawdownReached,
        BreakerKind.RapidLoss => OrderReason.RapidLossReached,
        BreakerKind.ConsecutiveLosses => OrderReason.ConsecutiveLossesReached,
        BreakerKind.Failures => OrderReason.FailuresReached,
        _ => OrderReason.ErrorRateReached,
    };

    /// <summary>Takes the equity of now, and trips and opens what follows from it.</summary>
    /// <param name="nowNs">Now.</param>
    /// <param name="today">The day by the zone of the limits, in days since the epoch.</param>
    /// <param name="equity">Equity with open profit and loss.</param>
    public void Mark(long nowNs, int today, Amount equity)
    {
        var thisWeek = (today + 3) / 7;
        Equity = equity;
        if (!hasEquity)
        {
            hasEquity = true;
            DayStart = DayPeak = WeekStart = Peak = equity;
            day = today;
            week = thisWeek;
        }

        var isNewDay = today != day;
        var isNewWeek = thisWeek != week;
        if (isNewDay)
        {
            day = today;
            DayStart = DayPeak = equity;
        }

        if (isNewWeek)
        {
            week = thisWeek;
            WeekStart = equity;
        }

        DayPeak = Amount.Max(DayPeak, equity);
        Peak = Amount.Max(Peak, equity);
        RapidPeak = rapid?.Mark(nowNs, equity) ?? equity;
        Cool(nowNs);
        TripByEquity(nowNs);
    }

    /// <summary>A trade was closed.</summary>
    public void Close(long nowNs, Amount profit)
    {
        LossesInRow = profit.Sign < 0 ? LossesInRow + 1 : profit.Sign > 0 ? 0 : LossesInRow;
        if (limits.Has(LimitName.ConsecutiveLosses) && LossesInRow >= limits.Whole(LimitName.ConsecutiveLosses))
        {
            Trip(BreakerKind.ConsecutiveLosses, nowNs);
        }
    }

    /// <summary>The venue answered an order.</summary>
    public void Answer(long nowNs, bool isFailure)
    {
        if (isFailure)
        {
            Failures.Fail(nowNs);
        }
        else
        {
            Failures.Succeed();
        }

        var row = limits.Whole(LimitName.Failures);
        var window = limits.Whole(LimitName.FailuresInWindow);
        if ((limits.Has(LimitName.Failures) && Failures.InRow >= row)
            || (limits.Has(LimitName.FailuresInWindow) && Failures.InWindow(nowNs) >= window))
        {
            Trip(BreakerKind.Failures, nowNs);
        }

        if (limits.Has(LimitName.ErrorRate) && Failures.RateMillionths > limits.Whole(LimitName.ErrorRate))
        {
            Trip(BreakerKind.ErrorRate, nowNs);
        }
    }

    /// <summary>Opens by itself what may.</summary>
    public void Cool(long nowNs)
    {
        var isAutomatic = limits.IsOn(LimitName.BreakerAutoReset);
        for (var i = 0; i < Kinds; i++)
        {
            ref var breaker = ref breakers[i];
            if (!breaker.IsTripped)
            {
                continue;
            }

            if (breaker.Cool(nowNs, cooldownNs, isAutomatic, IsNewPeriod((BreakerKind)i)))
            {
                Forget((BreakerKind)i);
            }
        }
    }

    /// <summary>An operator opens all of them, and accepts what is lost: losses count from here on.</summary>
    public void Reset()
    {
        for (var i = 0; i < Kinds; i++)
        {
            breakers[i].Reset();
            Forget((BreakerKind)i);
        }

        DayStart = DayPeak = WeekStart = Peak = Equity;
    }

    /// <summary>Takes the note of new trips.</summary>
    public int TakeNewTrips()
    {
        var trips = NewTrips;
        NewTrips = 0;
        return trips;
    }

    /// <summary>Adds the reasons of all tripped breakers.</summary>
    public void AddReasons(ref RiskVerdict verdict)
    {
        for (var i = 0; i < Kinds; i++)
        {
            if (breakers[i].IsTripped)
            {
                verdict.Add(ReasonOf((BreakerKind)i), RiskLayer.Breaker);
            }
        }

        if (IsBlind)
        {
            verdict.Add(OrderReason.EquityUnknown, RiskLayer.Breaker);
        }

        if (ThrottleMillionths == 0)
        {
            verdict.Add(OrderReason.DrawdownThrottled, RiskLayer.Breaker);
        }
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(hasEquity ? 1 : 0);
        writer.Write(day);
        writer.Write(week);
        writer.Write(LossesInRow);
        writer.Write(NewTrips);
        writer.Write(trippedDay);
        writer.Write(trippedWeek);
        writer.WriteAmount(Equity);
        writer.WriteAmount(DayStart);
        writer.WriteAmount(DayPeak);
        writer.WriteAmount(WeekStart);
        writer.WriteAmount(Peak);
        writer.WriteAmount(RapidPeak);
        foreach (ref readonly var breaker in breakers.AsSpan())
        {
            breaker.Save(writer);
        }

        Failures.Save(writer);
        (rapid ?? new RapidLossWindow(1)).Save(writer);
    }

    public void Restore(IStateReader reader)
    {
        hasEquity = reader.ReadInt64() != 0;
        day = (int)reader.ReadInt64();
        week = (int)reader.ReadInt64();
        LossesInRow = (int)reader.ReadInt64();
        NewTrips = (int)reader.ReadInt64();
        trippedDay = (int)reader.ReadInt64();
        trippedWeek = (int)reader.ReadInt64();
        Equity = reader.ReadAmount();
        DayStart = reader.ReadAmount();
        DayPeak = reader.ReadAmount();
        WeekStart = reader.ReadAmount();
        Peak = reader.ReadAmount();
        RapidPeak = reader.ReadAmount();
        foreach (ref var breaker in breakers.AsSpan())
        {
            breaker.Restore(reader);
        }

        Failures.Restore(reader);
        (rapid ?? new RapidLossWindow(1)).Restore(reader);
    }

    private bool IsNewPeriod(BreakerKind kind) => kind switch
    {
        BreakerKind.DailyLoss or BreakerKind.DayDrawdown => day != trippedDay,
        BreakerKind.WeeklyLoss => week != trippedWeek,
        _ => false,
    };

    // A breaker that opened must not trip again by what it counted before.
    private void Forget(BreakerKind kind)
    {
        switch (kind)
        {
            case BreakerKind.ConsecutiveLosses:
                LossesInRow = 0;
                break;
            case BreakerKind.Failures:
            case BreakerKind.ErrorRate:
                Failures.Reset();
                break;
            case BreakerKind.RapidLoss:
                rapid?.Clear();
                RapidPeak = Equity;
                break;
            default:
                break;
        }
    }

    private void TripByEquity(long nowNs)
    {
        var dayLoss = DayStart - Equity;
        if ((limits.Has(LimitName.DailyLoss) && dayLoss >= limits.Amount(LimitName.DailyLoss))
            || IsShare(dayLoss, DayStart, LimitName.DailyLossShare))
        {
            Trip(BreakerKind.DailyLoss, nowNs);
        }

        if (limits.Has(LimitName.WeeklyLoss) && WeekStart - Equity >= limits.Amount(LimitName.WeeklyLoss))
        {
            Trip(BreakerKind.WeeklyLoss, nowNs);
        }

        if (IsShare(Peak - Equity, Peak, LimitName.DrawdownShare))
        {
            Trip(BreakerKind.Drawdown, nowNs);
        }

        if (IsShare(DayPeak - Equity, DayPeak, LimitName.DayDrawdownShare))
        {
            Trip(BreakerKind.DayDrawdown, nowNs);
        }

        if (rapid is not null && IsShare(RapidPeak - Equity, DayStart, LimitName.RapidLossShare))
        {
            Trip(BreakerKind.RapidLoss, nowNs);
        }
    }

    /// <summary>Whether a loss is a share of a whole or more; of nothing any share is.</summary>
    private bool IsShare(Amount loss, Amount whole, LimitName name) =>
        limits.Has(name) && (whole.Sign <= 0 || loss.Atto * Whole >= whole.Atto * limits.Whole(name));

    private void Trip(BreakerKind kind, long nowNs)
    {
        if (!breakers[(int)kind].Trip(nowNs, day))
        {
            return;
        }

        NewTrips |= 1 << (int)kind;
        if (kind is BreakerKind.DailyLoss or BreakerKind.DayDrawdown)
        {
            trippedDay = day;
        }
        else if (kind == BreakerKind.WeeklyLoss)
        {
            trippedWeek = week;
        }
    }
}
