using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Journal.Projections;

/// <summary>Compares a projection with what the kernel itself knew, to the last digit.</summary>
internal static class KernelComparison
{
    public static void Same(RecordedRun run, IProjectionDatabase database)
    {
        using var reader = new ProjectionReader(database);
        SameOrders(run, ProjectionTestDatabase.All(reader, "orders"));
        SameFills(run, ProjectionTestDatabase.All(reader, "fills"));
        SamePositions(run, ProjectionTestDatabase.All(reader, "positions"));
        SameAccount(run, reader);
        SameSnapshots(run, ProjectionTestDatabase.All(reader, "pnl"));
    }

    private static void SameOrders(RecordedRun run, ProjectionRows rows)
    {
        Assert.Equal(run.Story.Orders.Count, rows.Rows.Count);
        var place = 0;
        foreach (var order in run.Story.Orders.Values.OrderBy(
            static one => (one.SubmittedTimeNs, one.Id.Value)))
        {
            var instrument = InstrumentOf(run, order.Request.Instrument);
            Assert.Equal(order.Id.Value, rows.Value(place, "order_id"));
            Assert.Equal(order.Status.ToString(), rows.Value(place, "status"));
            Assert.Equal(Size(instrument, order.Request.Quantity.Lots), rows.Value(place, "quantity"));
            Assert.Equal(Size(instrument, order.Filled.Lots), rows.Value(place, "filled_quantity"));
            Assert.Equal(order.FilledValue.ToString(), rows.Value(place, "filled_value"));
            Assert.Equal(order.Fees.ToString(), rows.Value(place, "fees"));
            Assert.Equal(order.SubmittedTimeNs, rows.Value(place, "created_ns"));
            Assert.Equal(order.UpdatedTimeNs, rows.Value(place, "updated_ns"));
            Assert.Equal(order.Request.Side.ToString(), rows.Value(place, "side"));
            Assert.Equal(order.Request.Reason ?? "", rows.Value(place, "reason"));
            Assert.Equal(order.Marks == OrderMarks.None ? "" : order.Marks.ToString(), rows.Value(place, "marks"));
            var reason = order.EndReason == OrderReason.None ? null : order.EndReason.ToString();
            Assert.Equal(Told(reason), Told((string?)rows.Value(place, "end_reason")));
            place++;
        }
    }

    // Why a bracket withdrew a leg is the kernel's own thought; the venue only says that it was cancelled.
    private static string? Told(string? reason) =>
        reason is "PairedOrderFilled" or "PositionClosed" ? "CanceledByStrategy" : reason;

    private static void SameFills(RecordedRun run, ProjectionRows rows)
    {
        Assert.Equal(run.Story.Fills.Count, rows.Rows.Count);
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            var fill = run.Story.Fills[i];
            var instrument = InstrumentOf(run, fill.Instrument);
            Assert.Equal(fill.Execution.Value, rows.Value(i, "execution_id"));
            Assert.Equal(fill.Order.Value, rows.Value(i, "order_id"));
            Assert.Equal(fill.Side.ToString(), rows.Value(i, "side"));
            Assert.Equal(Size(instrument, fill.Quantity.Lots), rows.Value(i, "quantity"));
            Assert.Equal((instrument.PriceGrid.Step * fill.Price.Ticks).ToString(), rows.Value(i, "price"));
            Assert.Equal(fill.Fee.ToString(), rows.Value(i, "fee"));
            Assert.Equal(fill.TimeNs, rows.Value(i, "time_ns"));
            Assert.Equal(fill.Liquidity.ToString(), rows.Value(i, "fee_type"));
        }
    }

    private static void SamePositions(RecordedRun run, ProjectionRows rows)
    {
        var closed = Enumerable.Range(0, rows.Rows.Count).Where(row => rows.Value(row, "closed_ns") is not null)
            .OrderBy(row => rows.Value(row, "closed_ns")).ThenBy(row => rows.Value(row, "instrument"))
            .ThenBy(row => rows.Value(row, "position_id")).ToList();
        var trades = run.Story.Trades.OrderBy(static one => one.ExitTimeNs)
            .ThenBy(one => InstrumentOf(run, one.Instrument).Id.ToString())
            .ThenBy(static one => one.EntryTimeNs).ToList();
        Assert.Equal(trades.Count, closed.Count);
        for (var i = 0; i < closed.Count; i++)
        {
            SameEpisode(run, trades[i], rows, closed[i]);
            Assert.Equal(trades[i].GrossProfit.ToString(), rows.Value(closed[i], "realised"));
            Assert.Equal(trades[i].ExitTimeNs, rows.Value(closed[i], "closed_ns"));
            Assert.Equal("0", rows.Value(closed[i], "unrealised"));
        }

        var open = Enumerable.Range(0, rows.Rows.Count).Where(row => rows.Value(row, "closed_ns") is null).ToList();
        var held = Enumerable.Range(0, run.Outline().Configuration.Instruments.Count)
            .Select(place => run.Kernel.OpenTrade(default, new InstrumentIndex(place)))
            .Where(static one => one is not null).Select(static one => one!.Value).ToList();
        Assert.Equal(held.Count, open.Count);
        foreach (var row in open)
        {
            var trade = held.Single(
                one => InstrumentOf(run, one.Instrument).Id.ToString() == rows.Text(row, "instrument"));
            SameEpisode(run, trade, rows, row);
            var lots = run.Kernel.PositionLots(default, trade.Instrument);
            Assert.Equal(Size(InstrumentOf(run, trade.Instrument), lots), rows.Value(row, "quantity"));
        }
    }

    private static void SameEpisode(RecordedRun run, PositionEpisode trade, ProjectionRows rows, int row)
    {
        var instrument = InstrumentOf(run, trade.Instrument);
        Assert.Equal(trade.IsLong ? "Long" : "Short", rows.Value(row, "side"));
        Assert.Equal(trade.EntryTimeNs, rows.Value(row, "opened_ns"));
        Assert.Equal(Size(instrument, trade.EntryLots), rows.Value(row, "entry_quantity"));
        Assert.Equal(Size(instrument, trade.ExitLots), rows.Value(row, "exit_quantity"));
        Assert.Equal(Size(instrument, trade.PeakLots), rows.Value(row, "peak_quantity"));
        Assert.Equal(trade.EntryValue.ToString(), rows.Value(row, "entry_value"));
        Assert.Equal(trade.ExitValue.ToString(), rows.Value(row, "exit_value"));
        Assert.Equal(trade.Fees.ToString(), rows.Value(row, "fees"));
        Assert.Equal(trade.EntryReason, rows.Value(row, "entry_reason"));
        Assert.Equal(trade.ExitReason, rows.Value(row, "exit_reason"));
    }

    private static void SameAccount(RecordedRun run, ProjectionReader reader)
    {
        var totals = run.Kernel.Account;
        var found = reader.Statistics(long.MinValue, long.MaxValue);
        Assert.Equal(totals.Fees.ToString(), found.Fees);
        Assert.Equal((totals.Realised - totals.Settled).ToString(), found.Realised);
        Assert.Equal(run.Story.Trades.Count(static one => one.NetProfit.Sign > 0), found.Winning);
        Assert.Equal(run.Story.Trades.Count(static one => one.NetProfit.Sign < 0), found.Losing);
        Assert.Equal((totals.Realised + totals.Unrealised).ToString(), reader.TotalPnl());
        var stats = ProjectionTestDatabase.All(reader, "performance");
        Assert.Equal((totals.Realised - totals.Settled - totals.Fees).ToString(), stats.Value(0, "pnl"));
        Assert.Equal(found.Orders, stats.Value(0, "total_orders"));
        Assert.Equal(found.Filled, stats.Value(0, "filled_orders"));
        Assert.Equal(found.Closed, stats.Value(0, "closed_positions"));
    }

    private static void SameSnapshots(RecordedRun run, ProjectionRows rows)
    {
        var samples = run.Story.Samples.GroupBy(static one => (one.TimeNs, one.IsDayEnd))
            .Select(static group => group.Last()).OrderBy(static one => one.TimeNs)
            .ThenBy(static one => one.IsDayEnd ? "Daily" : "Interval", StringComparer.Ordinal).ToList();
        Assert.NotEmpty(samples);
        Assert.Equal(samples.Count, rows.Rows.Count);
        for (var i = 0; i < samples.Count; i++)
        {
            Assert.Equal(samples[i].TimeNs, rows.Value(i, "time_ns"));
            Assert.Equal(samples[i].IsDayEnd ? "Daily" : "Interval", rows.Value(i, "kind"));
            Assert.Equal(samples[i].Equity.ToString(), rows.Value(i, "equity"));
            Assert.Equal(samples[i].Cash.ToString(), rows.Value(i, "cash"));
        }
    }

    private static Instrument InstrumentOf(RecordedRun run, InstrumentIndex index) =>
        run.Outline().Configuration.Instruments[index.Value];

    private static string Size(Instrument instrument, long lots) => (instrument.QuantityGrid.Step * lots).ToString();
}
