using System.Globalization;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Limits;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Paper;

/// <summary>Makes snapshots; on the thread that drives the loop.</summary>
internal sealed class SnapshotMaker(RunParts parts)
{
    private const int OrdersShownMax = 200;
    private static readonly TimeSpan LimitGap = TimeSpan.FromSeconds(1);
    private LimitSheet limits = LimitSheet.Empty;
    private long limitStamp;

    /// <param name="isLast">Whether all is shown as it stands now, however little time has passed.</param>
    public RunSnapshot Make(bool isLast = false)
    {
        var run = parts.Run;
        var kernel = run.Kernel;
        var isKept = !parts.Fence.IsShut;
        return new RunSnapshot
        {
            MarketNs = run.Loop.NowNs,
            // A kernel that was shut out may be in the middle of anything: its books are not asked.
            Equity = isKept ? kernel.Equity.ToString() : "",
            Cash = isKept ? kernel.Cash.ToString() : "",
            MarketEvents = run.Loop.MarketEventCount,
            KernelEvents = isKept ? kernel.EventCount : 0,
            Orders = isKept ? kernel.OrderCount : 0,
            Fills = parts.Watcher.FillCount,
            Trades = parts.Watcher.TradeCount,
            Refused = parts.Watcher.RefusedCount,
            Lag = parts.Market.Lag(run.Loop.NextNs),
            Positions = Positions(),
            Working = Working(),
            WorkingCount = run.Venue.OrderCount,
            Latches = isKept ? Latches() : [],
            Breakers = isKept ? Breakers() : [],
            Limits = isKept ? Limits(isLast) : limits,
            Authorization = isKept ? Authorization() : [],
            BypassUntil = isKept && kernel.Risk.BypassUntilNs > kernel.NowNs
                ? TimestampText.Format(kernel.Risk.BypassUntilNs)
                : null,
            BypassUses = isKept ? kernel.Risk.BypassUses : 0,
        };
    }

    private List<AuthorizationLine> Authorization()
    {
        var lines = new List<AuthorizationLine>();
        for (var i = 0; i < parts.Names.Count; i++)
        {
            if (parts.Run.Kernel.Risk.AuthorizationOf(new StrategyIndex(i)) is { } grant)
            {
                var hasEnd = grant.ValidUntilNs is not (long.MaxValue or long.MinValue);
                lines.Add(new AuthorizationLine(
                    parts.Names[i], LevelWords.Of(grant.Level),
                    hasEnd ? TimestampText.Format(grant.ValidUntilNs) : null));
            }
        }

        return lines;
    }

    private LimitSheet Limits(bool isLast)
    {
        if (isLast || limitStamp == 0 || parts.Clock.GetElapsedTime(limitStamp) >= LimitGap)
        {
            limits = LimitSheet.Of(parts.Run.Kernel, parts.Names, parts.Run.Instruments);
            limitStamp = parts.Clock.GetTimestamp();
        }

        return limits;
    }

    private List<string> Latches()
    {
        var risk = parts.Run.Kernel.Risk;
        var words = new List<string>();
        if (risk.Latch != LatchLevel.Open)
        {
            words.Add($"all: {risk.Latch}");
        }

        for (var i = 0; i < parts.Names.Count; i++)
        {
            var strategy = new StrategyIndex(i);
            if (risk.LatchOf(strategy) != LatchLevel.Open)
            {
                words.Add($"{parts.Names[i]}: {risk.LatchOf(strategy)}");
            }

            if (risk.IsDisabled(strategy))
            {
                words.Add($"{parts.Names[i]}: failed and switched off");
            }
        }

        return words;
    }

    private List<string> Breakers()
    {
        var kernel = parts.Run.Kernel;
        var words = new List<string>();
        foreach (var kind in Enum.GetValues<BreakerKind>())
        {
            if (kernel.Risk.IsTripped(kind))
            {
                words.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind}, {kernel.Risk.CooldownLeftNs(kind, kernel.NowNs) / 1_000_000_000} s left"));
            }
        }

        return words;
    }

    private List<HeldPosition> Positions()
    {
        var positions = new List<HeldPosition>();
        for (var i = 0; i < parts.Run.Instruments.Count; i++)
        {
            var instrument = parts.Run.Instruments[i];
            for (var s = 0; s < parts.Names.Count; s++)
            {
                var lots = parts.Run.Venue.PositionLots(new StrategyIndex(s), new InstrumentIndex(i));
                if (lots != 0)
                {
                    positions.Add(new HeldPosition(
                        parts.Names[s], instrument.Id.ToString(), instrument.QuantityGrid.Format(lots)));
                }
            }
        }

        return positions;
    }

    private List<OpenOrder> Working()
    {
        var orders = new List<OpenOrder>();
        for (var i = 0; i < Math.Min(OrdersShownMax, parts.Run.Venue.OrderCount); i++)
        {
            var order = parts.Run.Venue.OrderAt(i);
            var instrument = parts.Run.Instruments[order.Instrument.Value];
            orders.Add(new OpenOrder(
                order.Id.Value, parts.Names[order.Strategy.Value], instrument.Id.ToString(),
                instrument.QuantityGrid.Format(order.RestLots)));
        }

        return orders;
    }
}
