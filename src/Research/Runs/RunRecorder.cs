using Plimsoll.Data.Quality;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Runs;

/// <summary>Takes notes of a run: ended orders, trades with what they cost in slippage, equity samples, sums.</summary>
public sealed class RunRecorder : IRunObserver, IExecutionObserver, IAmbiguityObserver
{
    private const int FindingsPerKindMax = 50;
    private const int DesyncsKept = 100;
    private const int AlertsKept = 1_000;
    private readonly IReadOnlyList<Instrument> instruments;
    private readonly bool keepsDetails;
    private readonly CurrencyRates? rates;
    private readonly Amount[] openSlippage;
    private readonly long[] netLots;
    private readonly FindingCollector?[] findings;
    private readonly Queue<(ExecutionId Execution, long ReferenceTicks)> references = new();
    private int openCount;
    private long openSinceNs;

    /// <summary>Makes an empty notebook.</summary>
    /// <param name="instruments">The run's instruments, by index.</param>
    /// <param name="keepsDetails">Whether orders and trades are kept one by one, not only counted.</param>
    /// <param name="rates">Exchange rates into the account's currency; null where everything is in one.</param>
    public RunRecorder(IReadOnlyList<Instrument> instruments, bool keepsDetails, CurrencyRates? rates = null)
    {
        this.rates = rates;
        ArgumentNullException.ThrowIfNull(instruments);
        this.instruments = instruments;
        this.keepsDetails = keepsDetails;
        openSlippage = new Amount[instruments.Count];
        netLots = new long[instruments.Count];
        findings = new FindingCollector?[instruments.Count];
    }

    /// <summary>Orders that ended, in the order of their ends.</summary>
    public List<OrderView> Orders { get; } = [];

    /// <summary>Finished trades with their slippage cost.</summary>
    public List<(PositionEpisode Trade, Amount Slippage)> Trades { get; } = [];

    /// <summary>What a person should have known of, the first thousand.</summary>
    public List<AlertRecord> Alerts { get; } = [];

    /// <summary>Samples of the equity curve.</summary>
    public List<EquitySample> Curve { get; } = [];

    /// <summary>One sample a trading day.</summary>
    public List<EquitySample> Days { get; } = [];

    /// <summary>What venues reported that did not fit, the first hundred.</summary>
    public List<DesyncRecord> Desyncs { get; } = [];

    /// <summary>Trades whose bar reached the stop and a target.</summary>
    public List<BarAmbiguity> Ambiguities { get; } = [];

    /// <summary>How many reports did not fit.</summary>
    public long DesyncCount { get; private set; }

    /// <summary>Funding, borrowing, interest, settlements and forced closings, in their order.</summary>
    public List<ChargeRecord> Charges { get; } = [];

    /// <summary>Executions in their order.</summary>
    public List<FillNote> Fills { get; } = [];

    /// <summary>When margin ran short.</summary>
    public List<MarginNotice> MarginNotices { get; } = [];

    /// <summary>How many executions there were.</summary>
    public long FillCount { get; private set; }

    /// <summary>How many trades were finished.</summary>
    public long TradeCount { get; private set; }

    /// <summary>Fees of all executions.</summary>
    public Amount Fees { get; private set; }

    /// <summary>What all executions cost against the prices before slippage.</summary>
    public Amount Slippage { get; private set; }

    /// <summary>Value of all executions without sign.</summary>
    public Amount Turnover { get; private set; }

    /// <summary>
    /// Time with a position in any instrument, in nanoseconds; of a position still open only what <see
    /// cref="CloseAt"/> added.
    /// </summary>
    public long ExposedNs { get; private set; }

    /// <inheritdoc />
    public void OnExecution(ExecutionId execution, long referenceTicks, long ticks)
    {
        references.Enqueue((execution, referenceTicks));
    }

    /// <inheritdoc />
    public void OnAmbiguity(in BarAmbiguity ambiguity) => Ambiguities.Add(ambiguity);

    /// <inheritdoc />
    public void OnOrder(in OrderView order)
    {
        if (!keepsDetails || !order.IsFinal)
        {
            return;
        }

        // A fill that came late ends an order a second time: the last word counts, at the place of the first.
        var id = order.Id;
        var place = (order.Marks & (OrderMarks.LateFill | OrderMarks.Overfill)) == 0
            ? -1
            : Orders.FindLastIndex(one => one.Id == id);
        if (place < 0)
        {
            Orders.Add(order);
        }
        else
        {
            Orders[place] = order;
        }
    }

    /// <inheritdoc />
    public void OnFill(in FillRecord fill)
    {
        FillCount++;
        var place = fill.Instrument.Value;
        var instrument = instruments[place];
        Fees -= InAccount(instrument, -fill.Fee);
        Turnover += InAccount(instrument, instrument.Notional(fill.Price.Ticks, fill.Quantity.Lots).Magnitude());
        // Executions reach the kernel in the order in which the venue made them.
        var (execution, referenceTicks) = references.Dequeue();
        Invariant.Holds(execution == fill.Execution, "an execution was booked out of the order in which it was made");
        if (keepsDetails)
        {
            Fills.Add(new FillNote(
                fill.Order, fill.TimeNs, fill.Price.Ticks, referenceTicks, fill.Quantity.Lots));
        }

        var sign = fill.Side == OrderSide.Buy ? 1 : -1;
        var cost = instrument.Notional((fill.Price.Ticks - referenceTicks) * sign, fill.Quantity.Lots);
        Slippage -= InAccount(instrument, -cost);
        openSlippage[place] += cost;
        CountExposure(in fill, place);
    }

    /// <inheritdoc />
    public void OnTrade(in PositionEpisode trade)
    {
        TradeCount++;
        var place = trade.Instrument.Value;
        if (keepsDetails)
        {
            Trades.Add((trade, openSlippage[place]));
        }

        openSlippage[place] = Amount.Zero;
    }

    /// <inheritdoc />
    public void OnEquity(in EquitySample sample) => (sample.IsDayEnd ? Days : Curve).Add(sample);

    /// <inheritdoc />
    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
        var notes = findings[instrument.Value] ??= new FindingCollector(FindingsPerKindMax);
        notes.Add(in finding);
    }

    /// <inheritdoc />
    public void OnDesync(in DesyncRecord desync)
    {
        DesyncCount++;
        if (Desyncs.Count < DesyncsKept)
        {
            Desyncs.Add(desync);
        }
    }

    /// <summary>What was found of an instrument's data; null when nothing.</summary>
    public FindingCollector? Findings(InstrumentIndex instrument) => findings[instrument.Value];

    /// <summary>Ends the measurement of time in the market.</summary>
    /// <param name="timeNs">End of the run. Nanoseconds since the epoch, UTC.</param>
    public void CloseAt(long timeNs)
    {
        if (openCount > 0)
        {
            ExposedNs += timeNs - openSinceNs;
            openSinceNs = timeNs;
        }
    }

    /// <inheritdoc />
    public void OnCharge(in ChargeRecord charge)
    {
        if (keepsDetails)
        {
            Charges.Add(charge);
        }
    }

    /// <inheritdoc/>
    public void OnAlert(in AlertRecord alert)
    {
        if (Alerts.Count < AlertsKept)
        {
            Alerts.Add(alert);
        }
    }

    /// <inheritdoc />
    public void OnMargin(in MarginNotice notice) => MarginNotices.Add(notice);

    private Amount InAccount(Instrument instrument, Amount amount) =>
        rates is null ? amount : rates.ToAccount(amount, instrument.Quote);

    private void CountExposure(in FillRecord fill, int place)
    {
        var before = netLots[place];
        netLots[place] += fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
        var change = (netLots[place] == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
        if (change > 0 && openCount == 0)
        {
            openSinceNs = fill.TimeNs;
        }

        openCount += change;
        if (change < 0 && openCount == 0)
        {
            ExposedNs += fill.TimeNs - openSinceNs;
        }
    }
}
