using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>All that a run is determined by besides its events and strategies.</summary>
public sealed record KernelConfiguration
{
    /// <summary>The instruments, in the order of their indexes; 1 to <see cref="Limits.InstrumentsMax"/>.</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init; }

    /// <summary>The period of the bars that come in.</summary>
    public required BarPeriod BarPeriod { get; init; }

    /// <summary>
    /// The period of the bars that strategies get without asking; the incoming one, or a longer one that the kernel
    /// builds.
    /// </summary>
    public required BarPeriod StrategyPeriod { get; init; }

    /// <summary>
    /// The account's currency; what is quoted in another one needs a way to it in <see cref="Rates"/>.
    /// </summary>
    public required Currency Currency { get; init; }

    /// <summary>
    /// Exchange rates by the run's pairs, made of the same instruments; the kernel keeps their prices, the venue reads
    /// them. Null where everything is in one currency.
    /// </summary>
    public CurrencyRates? Rates { get; init; }

    /// <summary>
    /// How many instruments at the end of <see cref="Instruments"/> are there for their price alone: strategies neither
    /// see nor count them.
    /// </summary>
    public int RateCount { get; init; }

    /// <summary>Margin by instrument, for futures; null for the limit of leverage alone.</summary>
    public IReadOnlyList<MarginTerms?>? Margins { get; init; }

    /// <summary>Cash at the start; positive.</summary>
    public required Amount StartCash { get; init; }

    /// <summary>How large entries are that the strategy leaves to the platform.</summary>
    public Sizing Sizing { get; init; }

    /// <summary>Allowed value of all positions as a multiple of equity, for shorts and futures; 1 or greater.</summary>
    public int LeverageMax { get; init; } = 1;

    /// <summary>
    /// Bars that begin before this only warm strategies up: orders are ignored. Nanoseconds since the epoch, UTC.
    /// </summary>
    public long TradingStartNs { get; init; } = long.MinValue;

    /// <summary>Length of the equity curve's samples in nanoseconds; positive.</summary>
    public long EquityIntervalNs { get; init; } = BarPeriod.DayNs;

    /// <summary>Whether the incoming bars are checked as they come.</summary>
    public bool ChecksData { get; init; } = true;

    /// <summary>Known splits and ticker changes by instrument, for the checks; null for none.</summary>
    public IReadOnlyList<SeriesFacts>? DataFacts { get; init; }

    /// <summary>The calendar by which the account's days roll.</summary>
    public required SessionCalendar DayCalendar { get; init; }

    /// <summary>Limits, breakers and the kill latch; null for none but those that always hold.</summary>
    public RiskConfiguration? Risk { get; init; }

    /// <summary>What happens when a strategy throws.</summary>
    public StrategyFailure StrategyFailure { get; init; }
}
