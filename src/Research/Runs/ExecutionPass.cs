using System.Runtime.InteropServices;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Research.ExecutionQuality;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>
/// Judges how a run's orders were executed: asks for the prices at decisions, ends and after executions, and sums up.
/// The price at a decision is the last close then, the price at arrival the one before slippage of the first fill.
/// </summary>
internal sealed class ExecutionPass
{
    private static readonly int[] HorizonBars = [1, 5, 30];
    private readonly RunRecorder recorder;
    private readonly IReadOnlyList<Instrument> instruments;
    private readonly long periodNs;
    private readonly FillsByOrder fills;
    private readonly PriceProbe[] probes;

    public ExecutionPass(RunRecorder recorder, IReadOnlyList<Instrument> instruments, long periodNs)
    {
        this.recorder = recorder;
        this.instruments = instruments;
        this.periodNs = periodNs;
        fills = new FillsByOrder(recorder.Fills);
        probes = new PriceProbe[instruments.Count];
        for (var i = 0; i < probes.Length; i++)
        {
            probes[i] = new PriceProbe(Times(i));
        }
    }

    /// <summary>Asks for prices while an instrument's bars are read.</summary>
    public PriceProbe Probe(int instrument) => probes[instrument];

    /// <summary>The summary; null when nothing was executed.</summary>
    public ResultExecution? Summary()
    {
        if (recorder.Fills.Count == 0)
        {
            return null;
        }

        var shortfall = default(ImplementationShortfall);
        var executed = new List<ExecutedOrder>(recorder.Orders.Count);
        foreach (ref readonly var order in CollectionsMarshal.AsSpan(recorder.Orders))
        {
            if (order.Status != OrderStatus.Rejected
                && probes[order.Request.Instrument.Value].At(order.SubmittedTimeNs) is { } decision && decision > 0)
            {
                shortfall += Shortfall(in order, decision);
                executed.Add(Executed(in order, decision));
            }
        }

        var slippage = SlippageSummary.Of(executed, ExchangeClock.Utc);
        var monitor = ExecutionMonitor.Of(executed, new ExecutionLimits());
        return new ResultExecution
        {
            OrderCount = executed.Count,
            FillCount = recorder.Fills.Count,
            FillRate = monitor.FillRate,
            Delay = shortfall.Delay,
            Trading = shortfall.Trading,
            Missed = shortfall.Missed,
            Fees = shortfall.Fees,
            ShortfallBasisPoints = shortfall.BasisPoints,
            MeanSlippageBasisPoints = slippage.MeanBasisPoints,
            MedianSlippageBasisPoints = slippage.MedianBasisPoints,
            Markouts = [.. HorizonBars.Select(Markout).Where(static one => one.Count > 0)],
        };
    }

    // Plain loops over the notes themselves: with queries over copies of them this pass took a quarter of a whole run.
    private long[] Times(int instrument)
    {
        var times = new List<long>(2 * recorder.Orders.Count);
        foreach (ref readonly var order in CollectionsMarshal.AsSpan(recorder.Orders))
        {
            if (order.Status == OrderStatus.Rejected || order.Request.Instrument.Value != instrument)
            {
                continue;
            }

            times.Add(order.SubmittedTimeNs);
            times.Add(order.UpdatedTimeNs);
            foreach (ref readonly var fill in fills.Of(order.Id))
            {
                foreach (var bars in HorizonBars)
                {
                    times.Add(fill.TimeNs + (bars * periodNs));
                }
            }
        }

        return [.. times];
    }

    private ImplementationShortfall Shortfall(in OrderView order, double decision)
    {
        var instrument = instruments[order.Request.Instrument.Value];
        var wanted = order.Request.QuoteBudget.Sign > 0 ? order.Filled.Lots : order.Request.Quantity.Lots;
        var own = fills.Of(order.Id);
        var executions = new (double, double)[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            executions[i] = (instrument.PriceToDouble(own[i].Ticks), Units(instrument, own[i].Lots));
        }

        var arrival = own.Length == 0 ? decision : instrument.PriceToDouble(own[0].ReferenceTicks);
        var end = probes[order.Request.Instrument.Value].At(order.UpdatedTimeNs) ?? decision;
        return ImplementationShortfall.Of(
            order.Request.Side == OrderSide.Buy, Units(instrument, wanted), decision, arrival, end, executions,
            order.Fees.ToDouble());
    }

    private ExecutedOrder Executed(in OrderView order, double decision)
    {
        var instrument = instruments[order.Request.Instrument.Value];
        var units = Units(instrument, order.Filled.Lots);
        return order.Filled.IsZero
            ? new ExecutedOrder(
                order.Request.Side == OrderSide.Buy, Units(instrument, order.Request.Quantity.Lots), decision, null,
                OrderOutcome.Canceled)
            : new ExecutedOrder(
                order.Request.Side == OrderSide.Buy, units, decision, order.FilledValue.ToDouble() / units,
                OrderOutcome.Filled, (order.UpdatedTimeNs - order.SubmittedTimeNs) / 1e9, order.UpdatedTimeNs);
    }

    private ResultMarkout Markout(int bars)
    {
        var (count, effective, realised) = (0, 0.0, 0.0);
        foreach (ref readonly var order in CollectionsMarshal.AsSpan(recorder.Orders))
        {
            if (order.Status == OrderStatus.Rejected)
            {
                continue;
            }

            var instrument = instruments[order.Request.Instrument.Value];
            foreach (ref readonly var fill in fills.Of(order.Id))
            {
                var later = probes[order.Request.Instrument.Value].At(fill.TimeNs + (bars * periodNs));
                if (later is { } price && fill.ReferenceTicks > 0)
                {
                    var quality = FillQuality.Of(
                        order.Request.Side == OrderSide.Buy, instrument.PriceToDouble(fill.Ticks),
                        instrument.PriceToDouble(fill.ReferenceTicks), price);
                    count++;
                    effective += quality.Effective;
                    realised += quality.Realised;
                }
            }
        }

        var share = count == 0 ? 0 : 1.0 / count;
        return new ResultMarkout(
            bars * periodNs / 1e9, count, effective * share, realised * share, (effective - realised) * share);
    }

    /// <summary>Units that the value of an amount counts by: contracts times their multiplier.</summary>
    private static double Units(Instrument instrument, long lots) =>
        instrument.QuantityToDouble(lots) * instrument.Multiplier;
}
