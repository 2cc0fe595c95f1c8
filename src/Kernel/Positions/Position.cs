using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>What one strategy holds of one instrument, with the running episode behind it.</summary>
internal sealed class Position
{
    private readonly Instrument instrument;
    private readonly StrategyIndex strategy;
    private readonly InstrumentIndex index;
    private long entryTimeNs;
    private long entryLots;
    private long exitLots;
    private Amount entryValue;
    private Amount exitValue;
    private Amount fees;
    private long highTicks;
    private long lowTicks;
    private long peakLots;
    private int barsHeld;
    private string entryReason = "";

    public Position(StrategyIndex strategy, InstrumentIndex index, Instrument instrument)
    {
        this.strategy = strategy;
        this.index = index;
        this.instrument = instrument;
    }

    /// <summary>Signed lots; negative is short.</summary>
    public long Lots { get; private set; }

    public bool IsLong => Lots > 0;

    /// <summary>Lots entered in the running episode.</summary>
    public long EntryLots => entryLots;

    /// <summary>What they came to, in the currency of the price.</summary>
    public Amount EntryValue => entryValue;

    /// <summary>Fees of all fills since the start.</summary>
    public Amount FeesTotal { get; private set; }

    /// <summary>Average entry price of the running episode in ticks; 0 when flat. For signals and display.</summary>
    public double AverageEntryTicks => entryLots == 0 || Lots == 0
        ? 0
        : entryValue.ToDouble() / (entryLots * instrument.TickLotValueAsDouble);

    /// <summary>
    /// Exact profit of the running episode after fees, if it were closed at a price; nothing when flat.
    /// </summary>
    /// <param name="lastTicks">The price.</param>
    public Amount OpenProfit(long lastTicks) => Lots == 0 ? Amount.Zero
        : (Lots > 0 ? exitValue - entryValue : entryValue - exitValue) + instrument.Notional(lastTicks, Lots) - fees;

    /// <summary>
    /// Books a fill. When it closes or turns the position, <paramref name="closed"/> is the finished episode.
    /// </summary>
    /// <returns>Whether an episode was closed.</returns>
    public bool Apply(in FillRecord fill, string reason, out PositionEpisode closed)
    {
        var signed = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
        var before = Lots;
        Lots = before + signed;
        FeesTotal += fill.Fee;
        closed = default;
        if (before == 0)
        {
            Begin(in fill, fill.Quantity.Lots, fill.Fee, reason);
            return false;
        }

        if ((before > 0) == (signed > 0))
        {
            Enter(fill.Price.Ticks, fill.Quantity.Lots, fill.Fee);
            return false;
        }

        var closing = Math.Min(fill.Quantity.Lots, Math.Abs(before));
        var rest = fill.Quantity.Lots - closing;
        // A fill that turns the position pays its fee in both episodes by share; the closing part keeps the odd atto.
        var restFee = rest == 0 ? Amount.Zero : fill.Fee.Scale(rest, fill.Quantity.Lots);
        exitLots += closing;
        exitValue += instrument.Notional(fill.Price.Ticks, closing);
        fees += fill.Fee - restFee;
        Touch(fill.Price.Ticks, fill.Price.Ticks);
        if (closing != Math.Abs(before))
        {
            return false;
        }

        closed = Snapshot(before > 0, fill.TimeNs, reason);
        if (rest != 0)
        {
            Begin(in fill, rest, restFee, reason);
        }

        return true;
    }

    /// <summary>Notes a bar that ended while the position is open.</summary>
    public void OnBar(long barHighTicks, long barLowTicks)
    {
        barsHeld++;
        Touch(barHighTicks, barLowTicks);
    }

    /// <summary>The running episode as it stands; only when not flat.</summary>
    public PositionEpisode OpenEpisode(long timeNs) => Snapshot(Lots > 0, timeNs, "");

    public void Save(IStateWriter writer)
    {
        writer.Write(Lots);
        writer.WriteAmount(FeesTotal);
        writer.Write(entryTimeNs);
        writer.Write(entryLots);
        writer.Write(exitLots);
        writer.WriteAmount(entryValue);
        writer.WriteAmount(exitValue);
        writer.WriteAmount(fees);
        writer.Write(highTicks);
        writer.Write(lowTicks);
        writer.Write(peakLots);
        writer.Write(barsHeld);
        writer.WriteString(entryReason);
    }

    public void Restore(IStateReader reader)
    {
        Lots = reader.ReadInt64();
        FeesTotal = reader.ReadAmount();
        entryTimeNs = reader.ReadInt64();
        entryLots = reader.ReadInt64();
        exitLots = reader.ReadInt64();
        entryValue = reader.ReadAmount();
        exitValue = reader.ReadAmount();
        fees = reader.ReadAmount();
        highTicks = reader.ReadInt64();
        lowTicks = reader.ReadInt64();
        peakLots = reader.ReadInt64();
        barsHeld = reader.ReadCount(int.MaxValue);
        entryReason = reader.ReadString();
    }

    private void Begin(in FillRecord fill, long lots, Amount fee, string reason)
    {
        entryTimeNs = fill.TimeNs;
        entryReason = reason;
        entryLots = exitLots = peakLots = 0;
        barsHeld = 0;
        entryValue = exitValue = fees = Amount.Zero;
        highTicks = lowTicks = fill.Price.Ticks;
        Enter(fill.Price.Ticks, lots, fee);
    }

    private void Enter(long ticks, long lots, Amount fee)
    {
        entryLots += lots;
        entryValue += instrument.Notional(ticks, lots);
        fees += fee;
        peakLots = Math.Max(peakLots, entryLots - exitLots);
        Touch(ticks, ticks);
    }

    private void Touch(long high, long low)
    {
        if (high > highTicks)
        {
            highTicks = high;
        }

        if (low < lowTicks)
        {
            lowTicks = low;
        }
    }

    private PositionEpisode Snapshot(bool isLong, long timeNs, string exitReason) => new()
    {
        Strategy = strategy,
        Instrument = index,
        IsLong = isLong,
        EntryTimeNs = entryTimeNs,
        ExitTimeNs = timeNs,
        EntryLots = entryLots,
        ExitLots = exitLots,
        EntryValue = entryValue,
        ExitValue = exitValue,
        Fees = fees,
        HighTicks = highTicks,
        LowTicks = lowTicks,
        PeakLots = peakLots,
        BarsHeld = barsHeld,
        EntryReason = entryReason,
        ExitReason = exitReason,
    };
}
