using Plimsoll.Journal.Recording;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Fills;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// A run with everything in memory. Defaults: one coin, tick 1, lot 1, minutes, 1,000,000 of cash, no costs.
/// </summary>
internal sealed record RunSetup
{
    /// <summary>2024-02-05 00:00 UTC, a Monday.</summary>
    public const long StartNs = 1_707_091_200_000_000_000;

    public IReadOnlyList<Instrument> Instruments { get; init; } = [Coin(InstrumentKind.Spot)];

    public BarPeriod Period { get; init; } = BarPeriod.OneMinute;

    public BarPeriod? StrategyPeriod { get; init; }

    public long Cash { get; init; } = 1_000_000;

    public int LeverageMax { get; init; } = 1;

    public long TradingStartNs { get; init; } = long.MinValue;

    public long EquityIntervalNs { get; init; } = BarPeriod.DayNs;

    public string Fees { get; init; } = "none";

    public string Slippage { get; init; } = "none";

    public string Sizing { get; init; } = "all-in";

    public string Partials { get; init; } = "none";

    public ChargeSettings Charges { get; init; } = ChargeSettings.None;

    public string? Margin { get; init; }

    /// <summary>The account's currency; null for that of the first instrument, without any rates.</summary>
    public string? AccountCurrency { get; init; }

    public int RateCount { get; init; }

    public FillPolicy Policy { get; init; } = FillPolicy.NextOpen;

    public bool HasVolume { get; init; } = true;

    public bool ChecksData { get; init; }

    /// <summary>Is told each decision; null for nobody, and then none is made.</summary>
    public Action<DecisionRecord>? Deciding { get; init; }

    /// <summary>Makes what stands between kernel and venue; null for nothing.</summary>
    public Func<IOrderGateway, KernelRecorder>? Recording { get; init; }

    public static Instrument Coin(
        InstrumentKind kind, string calendar = "24x7", string tick = "1", string lot = "1", long multiplier = 1,
            int number = 0) =>
        new(
            InstrumentId.Parse($"COIN{number}.TEST"),
            kind,
            DecimalGrid.Parse(tick),
            DecimalGrid.Parse(lot),
            Currency.Of("USD"),
            calendar,
            multiplier);

    public (TradingKernel Kernel, SimulationLoop Loop, RunLog Log) Wire(
        IReadOnlyList<IReadOnlyList<Bar>> bars, params Strategy[] strategies)
    {
        Assert.True(FeeSchedule.TryParse(Fees, out var fees), Fees);
        Assert.True(SlippageModel.TryParse(Slippage, out var slippage), Slippage);
        Assert.True(Plimsoll.Kernel.Allocation.Sizing.TryParse(Sizing, out var sizing), Sizing);
        Assert.True(PartialFills.TryParse(Partials, out var partials), Partials);
        var log = new RunLog { WhenDecided = Deciding, HearsDecisions = Deciding is not null };
        var rates = AccountCurrency is null ? null : new CurrencyRates(Instruments, Currency.Of(AccountCurrency));
        var venue = new BarVenue(
            Instruments,
            [.. Instruments.Select(_ => HasVolume)],
            strategies.Length,
            Amount.FromUnits(Cash),
            new VenueSettings
            {
                Policy = Policy, Fees = fees, Slippage = slippage, Partials = partials, Rates = rates,
            },
            log);
        var recorder = Recording?.Invoke(venue);
        var kernel = new TradingKernel(
            Configuration(sizing) with { Rates = rates }, strategies, (IOrderGateway?)recorder ?? venue,
            recorder is null ? log : new ObserverPair(recorder, log))
        {
            Tap = recorder,
        };
        var sources = bars.Select((list, i) => new BarList(new InstrumentIndex(i), list)).ToArray();
        return (kernel, new SimulationLoop(
            kernel, venue, sources, Instruments.Count,
            Charges.IsNone ? null : new AccountCharges(Charges, Instruments, kernel)), log);
    }

    /// <summary>Runs from start to end, so many market events at a time.</summary>
    public (TradingKernel Kernel, RunLog Log) Run(
        IReadOnlyList<IReadOnlyList<Bar>> bars, long slice, params Strategy[] strategies)
    {
        var (kernel, loop, log) = Wire(bars, strategies);
        loop.Start();
        while (!loop.IsAtEnd)
        {
            loop.Run(slice);
        }

        loop.Finish();
        return (kernel, log);
    }

    public KernelConfiguration Configuration(Sizing sizing) => new()
    {
        Instruments = Instruments,
        BarPeriod = Period,
        StrategyPeriod = StrategyPeriod ?? Period,
        Currency = AccountCurrency is null ? Instruments[0].Quote : Currency.Of(AccountCurrency),
        RateCount = RateCount,
        Margins = Margin is null ? null : [.. Instruments.Select(_ => Terms(Margin))],
        StartCash = Amount.FromUnits(Cash),
        Sizing = sizing,
        LeverageMax = LeverageMax,
        TradingStartNs = TradingStartNs,
        EquityIntervalNs = EquityIntervalNs,
        ChecksData = ChecksData,
        DayCalendar = SessionCalendar.Get(Instruments[0].CalendarName),
    };

    private static MarginTerms Terms(string text)
    {
        Assert.True(MarginTerms.TryParse(text, out var terms), text);
        return terms;
    }
}
