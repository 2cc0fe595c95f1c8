using System.Globalization;
using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Says in sentences what a run of the market maker was like.</summary>
internal static class MakerRemarks
{
    public static void Add(List<string> remarks, MarketMaker maker, InstrumentMaker one)
    {
        var id = one.Definition.Id.ToString();
        var record = one.Record;
        if (!(one.Signals.Mid > 0))
        {
            remarks.Add(id + ": no usable book was seen, so nothing was quoted.");
            return;
        }

        remarks.Add(BreakEven(maker, one, id));
        if (one.Signals.Calibration == CalibrationState.NotReady)
        {
            remarks.Add($"{id}: the arrival of trades could not be fitted ({one.Signals.Problem}), so nothing was "
                + "quoted. A longer recording, a wider CalibrationRangeBps or a given ArrivalRate helps.");
        }
        else if (record.Now == Absence.NoEdge || record.TimeNs(Absence.NoEdge) > record.TotalNs / 2)
        {
            remarks.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{id}: at these fees quotes must stand {one.Planner.DepthFloor:0.#} ticks from the fair price, where "
                + $"about {one.Planner.FillsPerHour:0.###} trades an hour come by: it cannot earn here and stayed "
                + $"out. QuotesAnyway=true quotes nevertheless."));
        }

        remarks.Add(Quoted(one, id));
    }

    private static string BreakEven(MarketMaker maker, InstrumentMaker one, string id)
    {
        var rate = one.Edge.MakerRate;
        var taker = maker.TakerFeeBps / 10_000.0;
        var ticks = RoundTrip.BreakEvenTicks(one.Signals.Mid, rate, rate, 1);
        var takerTicks = RoundTrip.BreakEvenTicks(one.Signals.Mid, rate, taker, 1);
        var spread = one.Signals.AskTicks - one.Signals.BidTicks;
        var source = one.Edge.IsMeasured ? "measured from own fills" : "as given";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{id}: at a maker fee of {rate * 10_000:0.####} basis points ({source}) a round trip pays its fees from "
            + $"{ticks} ticks on, {takerTicks} when it is closed as taker; the spread was {spread} at the end.");
    }

    private static string Quoted(InstrumentMaker one, string id)
    {
        var record = one.Record;
        var share = record.TotalNs > 0 ? 100.0 * record.TimeNs(Absence.None) / record.TotalNs : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{id}: quoted {share:0.#} % of the time; pulled {record.Count(Absence.Stale)} times for a silent market, "
            + $"{record.Count(Absence.BadBook)} for a bad book, {record.Count(Absence.Jump)} for jumps, "
            + $"{one.BurstPauseCount} sides for one-sided fills; {one.Bids.PlacedCount + one.Asks.PlacedCount} orders, "
            + $"{one.Bids.MovedCount + one.Asks.MovedCount} moved, {one.Bids.RefusedCount + one.Asks.RefusedCount} "
            + $"refused{(record.Count(Absence.LossLimit) > 0 ? "; the loss limit ended it" : "")}.");
    }
}
