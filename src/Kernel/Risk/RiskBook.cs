using Plimsoll.Kernel.Authorization;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>All that the risk layers know: the limits, and what has been counted so far.</summary>
internal sealed class RiskBook
{
    private ZoneOffset? zone;
    private readonly BreakerBoard?[] boards;
    private readonly SlidingWindow?[] orderWindows;
    private readonly Amount[] cash;
    private readonly Amount[] dayVolumes;
    private readonly RangeGauge[] ranges;
    private int volumeDay = int.MinValue;

    public RiskBook(
        RiskConfiguration configuration, AccountBook account, int strategyCount, SessionCalendar calendar,
        IMarketFacts market)
    {
        Configuration = configuration;
        Account = account;
        Market = market;
        Wide = configuration.Wide;
        Own = new RiskLimits[strategyCount];
        Tight = new RiskLimits[strategyCount];
        Allowed = new bool[strategyCount][];
        NeedsSheet = new bool[strategyCount];
        boards = new BreakerBoard?[strategyCount];
        orderWindows = new SlidingWindow?[strategyCount];
        for (var i = 0; i < strategyCount; i++)
        {
            Own[i] = configuration.OwnOf(i);
            Tight[i] = RiskLimits.Tightest(Wide, Own[i]);
            Allowed[i] = AllowedOf(Tight[i], account);
            boards[i] = Own[i].IsEmpty ? null : new BreakerBoard(Own[i]);
            orderWindows[i] = WindowOf(Own[i], LimitName.OrderRate, LimitName.OrderRateWindow);
            NeedsSheet[i] = ExposureLayer.Needs(Tight[i]) || PositionLayer.Needs(Tight[i]);
            HasLimits |= !Tight[i].IsEmpty;
        }

        Authorization = configuration.Authorization == AuthorizationLevel.Denied
            ? null
            : new AuthorizationGuard(strategyCount, configuration.Authorization);
        HasLimits |= Authorization is not null;
        Board = new BreakerBoard(Wide);
        OrderWindow = WindowOf(Wide, LimitName.OrderRate, LimitName.OrderRateWindow);
        MessageWindow = WindowOf(Wide, LimitName.MessageRate, LimitName.MessageRateWindow);
        var count = account.Books.Length;
        PriceTimes = new long[count];
        Array.Fill(PriceTimes, long.MinValue);
        ranges = new RangeGauge[count];
        cash = new Amount[strategyCount];
        dayVolumes = new Amount[strategyCount];
        Latch = new KillLatch(strategyCount, count);
        Health = new HealthBook(count);
        Entries = new EntryLedger(strategyCount);
        DayTrades = new DayTradeLedger(calendar, (int)Wide.Whole(LimitName.DayTradeWindow));
        Working = new WorkingSums(account, HasLimits);
        Sheet = new ExposureSheet(account, Working, GroupsOf(configuration, account));
    }

    public RiskConfiguration Configuration { get; }

    public AccountBook Account { get; }

    public IMarketFacts Market { get; }

    /// <summary>What account and platform allow together.</summary>
    public RiskLimits Wide { get; }

    /// <summary>Each strategy's own limits.</summary>
    public RiskLimits[] Own { get; }

    /// <summary>The tightest of all three levels, by strategy.</summary>
    public RiskLimits[] Tight { get; }

    /// <summary>By strategy, which instruments may be entered; null for all.</summary>
    public bool[]?[] Allowed { get; }

    /// <summary>By strategy, whether the worst case has to be added up.</summary>
    public bool[] NeedsSheet { get; }

    /// <summary>Whether anything is limited at all.</summary>
    public bool HasLimits { get; }

    /// <summary>What stopped orders so far.</summary>
    public BlockCounts Blocks { get; } = new();

    public KillLatch Latch { get; }

    public HealthBook Health { get; }

    public EntryLedger Entries { get; }

    public DayTradeLedger DayTrades { get; }

    /// <summary>Sums over the working orders.</summary>
    public WorkingSums Working { get; }

    public ExposureSheet Sheet { get; }

    public AggressionLog Aggression { get; } = new();

    public ExecutionScore Execution { get; } = new();

    public BreakerBoard Board { get; }

    public SlidingWindow? OrderWindow { get; }

    /// <summary>Messages to the venue; null without a limit.</summary>
    public SlidingWindow? MessageWindow { get; }

    /// <summary>When each instrument had its last price. Nanoseconds since the epoch, UTC.</summary>
    public long[] PriceTimes { get; }

    /// <summary>What strategies may do by evidence; null where nobody asks.</summary>
    public IAuthorizationCheck? Authorization { get; }

    /// <summary>The breakers of a strategy; null where it has no limits of its own.</summary>
    public BreakerBoard? BoardOf(StrategyIndex strategy) => boards[strategy.Value];

    public SlidingWindow? OrderWindowOf(StrategyIndex strategy) => orderWindows[strategy.Value];

    public ref RangeGauge RangeOf(InstrumentIndex instrument) => ref ranges[instrument.Value];

    public int DayOf(long timeNs) => Zone.DayOf(timeNs);

    public int MinuteOf(long timeNs) => Zone.MinuteOf(timeNs);

    // Zones take a while to load, and most runs need none.
    private ZoneOffset Zone => zone ??= new ZoneOffset(Configuration.Zone);

    /// <summary>Profit of a strategy since the start, open profit and fees included.</summary>
    public Amount ProfitOf(StrategyIndex strategy)
    {
        var total = cash[strategy.Value];
        foreach (var book in Account.Books)
        {
            if (book.OpenCount != 0 && book.Positions[strategy.Value].Lots != 0)
            {
                total += Account.InAccount(
                    book, book.Instrument.Notional(book.LastTicks, book.Positions[strategy.Value].Lots));
            }
        }

        return total;
    }

    /// <summary>Books what an execution brought a strategy.</summary>
    public void AddCash(StrategyIndex strategy, Amount amount) => cash[strategy.Value] += amount;

    /// <summary>What the entries of a strategy were worth today.</summary>
    public Amount DayVolumeOf(StrategyIndex strategy, long nowNs) =>
        DayOf(nowNs) == volumeDay ? dayVolumes[strategy.Value] : Amount.Zero;

    public void AddVolume(StrategyIndex strategy, long nowNs, Amount value)
    {
        var today = DayOf(nowNs);
        if (today != volumeDay)
        {
            volumeDay = today;
            Array.Clear(dayVolumes);
        }

        dayVolumes[strategy.Value] += value;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Risk/1");
        Latch.Save(writer);
        Blocks.Save(writer);
        Health.Save(writer);
        Entries.Save(writer);
        DayTrades.Save(writer);
        Aggression.Save(writer);
        Execution.Save(writer);
        Board.Save(writer);
        OrderWindow?.Save(writer);
        MessageWindow?.Save(writer);
        writer.Write(volumeDay);
        for (var i = 0; i < cash.Length; i++)
        {
            writer.WriteAmount(cash[i]);
            writer.WriteAmount(dayVolumes[i]);
            boards[i]?.Save(writer);
            orderWindows[i]?.Save(writer);
        }

        for (var i = 0; i < ranges.Length; i++)
        {
            writer.Write(PriceTimes[i]);
            ranges[i].Save(writer);
        }

        Authorization?.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote, into a book of the same limits.</summary>
    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Risk/1");
        Latch.Restore(reader);
        Blocks.Restore(reader);
        Health.Restore(reader);
        Entries.Restore(reader);
        DayTrades.Restore(reader);
        Aggression.Restore(reader);
        Execution.Restore(reader);
        Board.Restore(reader);
        OrderWindow?.Restore(reader);
        MessageWindow?.Restore(reader);
        volumeDay = (int)reader.ReadInt64();
        for (var i = 0; i < cash.Length; i++)
        {
            cash[i] = reader.ReadAmount();
            dayVolumes[i] = reader.ReadAmount();
            boards[i]?.Restore(reader);
            orderWindows[i]?.Restore(reader);
        }

        for (var i = 0; i < ranges.Length; i++)
        {
            PriceTimes[i] = reader.ReadInt64();
            ranges[i].Restore(reader);
        }

        Authorization?.Restore(reader);
        Sheet.NoteAll();
    }

    private static SlidingWindow? WindowOf(RiskLimits limits, LimitName count, LimitName window) => limits.Has(count)
        ? new SlidingWindow((int)Math.Min(limits.Whole(count), 100_000), limits.Whole(window))
        : null;

    private static bool[]? AllowedOf(RiskLimits limits, AccountBook account)
    {
        if (limits.Allowed is not { } symbols)
        {
            return null;
        }

        var allowed = new bool[account.Books.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            allowed[i] = Holds(symbols, account.Books[i].Instrument);
        }

        return allowed;
    }

    private static int[] GroupsOf(RiskConfiguration configuration, AccountBook account)
    {
        var groups = new int[account.Books.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = -1;
            for (var k = 0; k < configuration.Groups.Count && groups[i] < 0; k++)
            {
                groups[i] = Holds(configuration.Groups[k].Symbols, account.Books[i].Instrument) ? k : -1;
            }
        }

        return groups;
    }

    private static bool Holds(IReadOnlyList<string> symbols, Instrument instrument)
    {
        var id = instrument.Id.ToString();
        for (var i = 0; i < symbols.Count; i++)
        {
            if (symbols[i] == id)
            {
                return true;
            }
        }

        return false;
    }
}
