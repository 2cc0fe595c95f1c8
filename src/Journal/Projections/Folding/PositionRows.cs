using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>One row a position, from flat to flat; a turn ends one and begins the next.</summary>
internal sealed class PositionRows
{
    private readonly FoldScope scope;
    private readonly SortedDictionary<(int Strategy, int Instrument), PositionLine> open = [];
    private PositionLine? closing;
    private long count;

    public PositionRows(FoldScope scope) => this.scope = scope;

    /// <summary>Takes an execution that the kernel's books have taken.</summary>
    /// <returns>The position it closed or else belongs to, and the profit of what it closed in the currency of the
    /// price.</returns>
    public (long Position, Amount Realised) OnFill(in FillRecord fill)
    {
        var key = (fill.Strategy.Value, fill.Instrument.Value);
        if (!open.TryGetValue(key, out var line))
        {
            open[key] = line = Begin(in fill);
        }

        line.UpdatedNs = fill.TimeNs;
        line.WrittenTicks = null;
        var instrument = scope.Instrument(fill.Instrument);
        var sign = fill.Side == OrderSide.Buy ? 1 : -1;
        var lots = fill.Quantity.Lots;
        if (line.Grows(in fill))
        {
            line.EntryFills++;
            line.Enter(sign * lots, instrument.Notional(fill.Price.Ticks, sign * lots));
            return (line.Id, Amount.Zero);
        }

        line.ExitFills++;
        var part = Math.Min(lots, Math.Abs(line.Lots));
        var profit = line.Leave(sign * part, instrument.Notional(fill.Price.Ticks, sign * part));
        if (line.Lots == 0)
        {
            closing = line;
            _ = open.Remove(key);
        }

        if (lots > part)
        {
            var next = open[key] = Begin(in fill);
            next.UpdatedNs = fill.TimeNs;
            next.EntryFills = 1;
            next.Enter(sign * (lots - part), instrument.Notional(fill.Price.Ticks, sign * (lots - part)));
        }

        return (line.Id, profit);
    }

    /// <summary>Writes the row of a position that the last execution closed.</summary>
    public void OnClosed(in PositionEpisode trade, long lastTicks)
    {
        var line = closing ?? throw new InvalidOperationException("a position closed that no execution closed");
        closing = null;
        scope.Changes.Put(ProjectionTables.Positions, line.Id, Row(line, in trade, lastTicks, trade.ExitTimeNs));
    }

    /// <summary>Writes the rows of open positions whose content or price changed since the last time.</summary>
    public void Flush(TradingKernel kernel)
    {
        foreach (var line in open.Values)
        {
            var ticks = kernel.LastTicks(line.Instrument);
            if (line.WrittenTicks != ticks
                && kernel.OpenTrade(line.Strategy, line.Instrument) is { } trade)
            {
                line.WrittenTicks = ticks;
                scope.Changes.Put(ProjectionTables.Positions, line.Id, Row(line, in trade, ticks, null));
            }
        }
    }

    private PositionLine Begin(in FillRecord fill) => new()
    {
        Id = ++count, Strategy = fill.Strategy, Instrument = fill.Instrument,
    };

    private object?[] Row(PositionLine line, in PositionEpisode trade, long lastTicks, long? closedNs)
    {
        var index = line.Instrument;
        var instrument = scope.Instrument(index);
        var value = instrument.Notional(lastTicks, line.Lots);
        var unrealised = value - line.Basis;
        return
        [
            line.Id, scope.Name(line.Strategy), scope.Name(index), trade.IsLong ? "Long" : "Short",
            scope.Quantity(index, line.Lots), scope.Average(index, trade.EntryValue, trade.EntryLots),
            scope.Average(index, trade.ExitValue, trade.ExitLots), line.Basis.ToString(), instrument.Quote.Code,
            scope.Price(index, lastTicks), value.ToString(), unrealised.ToString(), line.Realised.ToString(),
            (line.Realised + unrealised).ToString(), trade.Fees.ToString(), scope.Quantity(index, trade.EntryLots),
            scope.Quantity(index, trade.ExitLots), scope.Quantity(index, trade.PeakLots), trade.EntryValue.ToString(),
            trade.ExitValue.ToString(), line.EntryFills, line.ExitFills, trade.EntryTimeNs, line.UpdatedNs, closedNs,
            trade.EntryReason, trade.ExitReason,
        ];
    }
}
