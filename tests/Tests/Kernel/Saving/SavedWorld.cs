using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Loop;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;
using Plimsoll.Simulation.Worlds;
using Plimsoll.Strategies.MarketMaking;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>A run of a seed: how its kernel is wired, and every event that it was given, noise included.</summary>
internal sealed class SavedWorld
{
    private const int BarCount = 1_600;
    private const long WorldNs = 90_000_000_000;
    private readonly Func<KernelConfiguration> configuration;
    private readonly Func<Strategy[]> strategies;

    private SavedWorld(Func<KernelConfiguration> configuration, Func<Strategy[]> strategies, List<Event> events)
    {
        this.configuration = configuration;
        this.strategies = strategies;
        Events = events;
    }

    public List<Event> Events { get; }

    public (TradingKernel Kernel, Strategy[] Strategies, CommandBytes Commands) Wire()
    {
        var commands = new CommandBytes();
        var wired = strategies();
        var kernel = new TradingKernel(configuration(), wired, commands, new RunLog());
        kernel.Start();
        return (kernel, wired, commands);
    }

    /// <summary>Bars of up to three instruments, with rates, margins, charges, fees and partial fills.</summary>
    public static SavedWorld Bars(int seed)
    {
        InstrumentKind[] kinds =
            [InstrumentKind.Spot, InstrumentKind.Future, InstrumentKind.Equity, InstrumentKind.Perpetual];
        var count = 1 + (seed % 3);
        var hasRates = seed % 4 == 1;
        Instrument[] instruments =
        [
            .. Enumerable.Range(0, count).Select(
                i => Make($"THING{i}.T", kinds[seed % 4 == 2 ? 3 : (seed + i) % 4], hasRates ? "EUR" : "USD")),
            .. hasRates ? [Make("EURUSD.T", InstrumentKind.Fx, "USD")] : Array.Empty<Instrument>(),
        ];
        var setup = new RunSetup
        {
            Instruments = instruments,
            AccountCurrency = hasRates ? "USD" : null,
            RateCount = hasRates ? 1 : 0,
            Cash = 20_000,
            LeverageMax = 1 + (seed % 5),
            Margin = seed % 4 == 2 ? "rate:10%/5%,fee=0.5%" : seed % 4 == 0 ? "rate:20%/10%,fee=0.5%" : null,
            StrategyPeriod = seed % 3 == 0 ? BarPeriod.Parse("5m") : null,
            TradingStartNs = RunSetup.StartNs + (seed % 2 * 200 * 60_000_000_000L),
            ChecksData = seed % 3 != 1,
            EquityIntervalNs = BarPeriod.OneHour.Nanos,
        };
        var size = seed % 4 == 0 ? "percent:30" : seed % 4 == 2 ? "percent:800" : "all-in";
        Assert.True(Sizing.TryParse(size, out var sizing));
        KernelConfiguration Configure()
        {
            var rates = hasRates ? new CurrencyRates(instruments, Currency.Of("USD")) : null;
            return setup.Configuration(sizing) with { Rates = rates };
        }

        Strategy[] Think() =>
            [.. Enumerable.Range(0, 1 + (seed % 3)).Select(i => new MindfulStrategy((ulong)((seed * 10) + i)))];
        var settings = Configure();
        var tape = new EventTape();
        Assert.True(FeeSchedule.TryParse("bps:maker=1,taker=7", out var fees));
        Assert.True(FundingSchedule.TryParse("0.1%/8h", out var funding));
        var venue = new BarVenue(
            instruments, [.. instruments.Select(_ => true)], Think().Length, settings.StartCash,
            new VenueSettings { Fees = fees, Rates = settings.Rates }, new RunLog());
        var thinkers = Think();
        var kernel = new TradingKernel(settings, thinkers, venue, new RunLog()) { Tap = tape };
        var sources = instruments.Select((_, i) => new BarList(
            new InstrumentIndex(i), RandomMarket.Bars((ulong)((seed * 100) + i), BarCount))).ToArray();
        var loop = new SimulationLoop(
            kernel, venue, sources, instruments.Length,
            new AccountCharges(new ChargeSettings { Funding = funding }, instruments, kernel));
        loop.Start();
        loop.Run(long.MaxValue);
        loop.Finish();
        return new SavedWorld(Configure, Think, seed % 2 == 0 ? tape.Events : Disturbed(tape.Events, (ulong)seed));
    }

    /// <summary>
    /// A made order book by level or by order, with delays; the market maker is one of the strategies.
    /// </summary>
    public static SavedWorld Books(int seed)
    {
        var feed = seed % 2 == 0 ? WorldFeed.ByLevel : WorldFeed.ByOrder;
        var world = WorldParameters.Presets[seed % 3] with { Seed = (ulong)seed };
        Instrument[] instruments = [Make("COIN.T", InstrumentKind.Perpetual, "USD")];
        var setup = new RunSetup
        {
            Instruments = instruments, Cash = 1_000_000, LeverageMax = 10, ChecksData = false,
            EquityIntervalNs = 1_000_000_000,
        };
        Assert.True(Sizing.TryParse("percent:1", out var sizing));
        Strategy[] Think() => [new MindfulStrategy((ulong)seed), new MarketMaker { OrderValue = 2_000 }];
        Assert.True(FeeSchedule.TryParse("bps:maker=-0.5,taker=4", out var fees));
        var venue = new BookVenue(
            instruments, 2, Amount.FromUnits(setup.Cash), new BookVenueSettings { Fees = fees }, new RunLog());
        var tape = new EventTape();
        var kernel = new TradingKernel(setup.Configuration(sizing), Think(), venue, new RunLog()) { Tap = tape };
        Assert.True(LatencySettings.TryParse("5ms", out var latency));
        var source = new BookWorldSource(default, world, RunSetup.StartNs, RunSetup.StartNs + WorldNs, feed);
        var loop = new BookLoop(kernel, venue, [source], latency);
        loop.Start();
        loop.Run(long.MaxValue);
        loop.Finish();
        return new SavedWorld(
            () => setup.Configuration(sizing), Think,
            seed % 3 == 0 ? Disturbed(tape.Events, (ulong)seed) : tape.Events);
    }

    private static Instrument Make(string id, InstrumentKind kind, string quote) => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.001"), Currency.Of(quote),
        "24x7");

    /// <summary>What a bad line to a venue adds: reports twice, late, contradicting, of unknown orders.</summary>
    private static List<Event> Disturbed(List<Event> events, ulong seed)
    {
        var disturbed = new List<Event>();
        var reports = new List<Event>();
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            disturbed.Add(e);
            if (e.Kind is >= EventKind.OrderAccepted and <= EventKind.OrderTriggered)
            {
                reports.Add(e);
            }

            var draw = SeededRandom.Mix(seed + (ulong)i);
            // Late enough that there is something to disturb: what does not fit stops new risk for good.
            if (draw % 23 != 0 || reports.Count == 0 || i < events.Count / 3 * 2 || i + 1 == events.Count)
            {
                continue;
            }

            var old = reports[(int)(draw / 23 % (ulong)reports.Count)].WithTime(e.TimeNs);
            disturbed.Add((draw >> 40) % 4 == 0 ? Strange(in old, draw) : old);
        }

        return disturbed;
    }

    private static Event Strange(in Event old, ulong draw)
    {
        var report = new OrderReport(
            old.TimeNs, new OrderId((long)(draw % 300)), new ExecutionId(1_000_000 + (long)(draw % 1_000)),
            old.Report.Price, Quantity.FromLots(1 + (long)(draw % 9)), Amount.Zero);
        return draw % 2 == 0
            ? Event.OfReport(EventKind.OrderUnknown, old.Instrument, in report)
            : Event.OfFill(old.Instrument, in report, LiquiditySide.Taker, draw % 3 == 0, OrderSide.Buy);
    }
}
