using System.Globalization;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Runs;

/// <summary>Tells what limits and breakers did in a run.</summary>
internal static class RiskSummary
{
    public static RiskOutcome Of(RiskConfiguration configuration, PolicyRun run) => new()
    {
        Limits = RiskText.Format(configuration),
        Blocks = [.. run.Kernel.Risk.Blocks.Select(Describe)],
        Alerts = [.. run.Recorder.Alerts.GroupBy(static alert => alert.Kind).OrderBy(static group => group.Key)
            .Select(static group => new NamedCount(group.Key.ToString(), group.LongCount()))],
        Distances = [.. run.Kernel.Risk.Distances(run.Kernel.NowNs).Select(one => Describe(one, run))],
    };

    private static RiskBlock Describe(BlockRecord block) => new(
        block.Reason.ToString(), (int)block.Reason, (int)block.Layer, block.Layer.ToString(),
        OrderReasonText.Sentence(block.Reason), block.DecidingCount, block.ToldCount, block.FirstTimeNs);

    private static RiskDistance Describe(DistanceRecord distance, PolicyRun run)
    {
        var scope = distance.Scope == OperatorScope.Strategy
            ? string.Create(CultureInfo.InvariantCulture, $"strategy {distance.Strategy.Value}")
            : "account";
        if (distance.Instrument is { } instrument)
        {
            scope += ", " + run.Instruments[instrument.Value].Id;
        }

        return new RiskDistance(
            distance.Name, scope, distance.NowText, distance.MaxText, distance.UsedMillionths / 1e6);
    }
}
