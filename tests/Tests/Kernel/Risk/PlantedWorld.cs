using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// A random world that keeps books of its own, out of what went to the venue and what it answered, and counts the
/// entries that a layer should have stopped.
/// </summary>
internal sealed class PlantedWorld
{
    private const int Strategies = 2;
    private const int Instruments = 3;
    private const long LossMax = 50;
    private const long QuantityMax = 12;
    private const long GrossMax = 3_000;
    private const long OrderMax = 5;
    private const long AgeMaxNs = RiskRig.Second;
    private readonly int layer;
    private readonly bool isFaulty;
    private readonly SeededRandom random;
    private readonly RiskRig rig;
    private readonly List<Command> open = [];
    private readonly long[,] held = new long[Strategies, Instruments];
    private readonly long[] prices = [100, 100, 100];
    private readonly long[] priceTimes;
    private long profit;
    private bool isKilled;

    /// <param name="layer">Whose promise is looked at, 0 to 6.</param>
    /// <param name="isFaulty">Whether that layer says nothing.</param>
    /// <param name="seed">Of the world.</param>
    public PlantedWorld(int layer, bool isFaulty, ulong seed)
    {
        this.layer = layer;
        this.isFaulty = isFaulty;
        random = new SeededRandom(seed);
        string[] limits = isFaulty || layer == 0 ? ["positions=none"] : ["positions=none", LimitOf(layer)];
        rig = new RiskRig(Strategies, Instruments, 1_000_000, limits);
        priceTimes = [rig.NowNs, rig.NowNs, rig.NowNs];
    }

    /// <summary>Entries that went out though they break the promise.</summary>
    public int Broken { get; private set; }

    /// <summary>Entries that went out at all.</summary>
    public int Entries { get; private set; }

    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (layer == 0 && step == steps / 2)
            {
                Kill();
            }

            switch (random.NextInt32(8))
            {
                case 0 or 1 or 2:
                    Place();
                    break;
                case 3 or 4 when open.Count != 0:
                    Answer(isFill: true);
                    break;
                case 5 when open.Count != 0:
                    Answer(isFill: false);
                    break;
                case 6:
                    rig.Wait(1 + (random.NextInt32(4) * RiskRig.Second / 2));
                    rig.Kernel.Process(Event.OfTimer(rig.NowNs));
                    break;
                default:
                    Move(random.NextInt32(Instruments), 95 + random.NextInt32(11));
                    break;
            }
        }
    }

    private static string LimitOf(int layer) => layer switch
    {
        1 => "allow=COIN0.TEST,COIN1.TEST",
        2 => $"daily-loss={LossMax}",
        3 => "stale=1s",
        4 => $"symbol-quantity={QuantityMax}",
        5 => $"gross={GrossMax}",
        _ => $"order-quantity={OrderMax}",
    };

    // A faulty latch is one that the order to engage it never reaches.
    private void Kill()
    {
        isKilled = true;
        if (!isFaulty)
        {
            rig.Order(OperatorOrderKind.KillEntries);
        }
    }

    private void Place()
    {
        var side = random.NextInt32(2) == 0 ? OrderSide.Buy : OrderSide.Sell;
        var limit = random.NextInt32(2) == 0 ? 0 : 95 + random.NextInt32(11);
        var count = rig.Gateway.Commands.Count;
        rig.Place(
            RiskRig.Request(side, 1 + random.NextInt32(8), limit, random.NextInt32(Instruments)),
            random.NextInt32(Strategies));
        foreach (var command in rig.Gateway.Commands.Skip(count).Where(
            static one => one.Kind == CommandKind.SubmitOrder))
        {
            if (IsEntry(in command))
            {
                Entries++;
                open.Add(command);
                Broken += IsBroken(in command) ? 1 : 0;
            }
            else
            {
                open.Add(command);
            }
        }
    }

    private bool IsEntry(in Command command)
    {
        var position = held[command.Strategy.Value, command.Request.Instrument.Value];
        var signed = Signed(in command);
        var exits = 0L;
        foreach (var other in open)
        {
            exits += other.Strategy == command.Strategy && other.Request.Instrument == command.Request.Instrument
                && other.Request.Side == command.Request.Side ? other.Request.Quantity.Lots : 0;
        }

        return position == 0 || (position > 0) == (signed > 0) || Math.Abs(signed) > Math.Abs(position) - exits;
    }

    // With the order itself among those that work.
    private bool IsBroken(in Command command)
    {
        var instrument = command.Request.Instrument.Value;
        return layer switch
        {
            0 => isKilled,
            1 => instrument == 2,
            2 => -Equity() >= LossMax,
            3 => rig.NowNs - priceTimes[instrument] > AgeMaxNs,
            4 => Enumerable.Range(0, Instruments).Any(one => WorstLots(one) > QuantityMax),
            5 => Gross() > GrossMax,
            _ => command.Request.Quantity.Lots > OrderMax,
        };
    }

    private long Equity()
    {
        var sum = profit;
        for (var i = 0; i < Instruments; i++)
        {
            sum += (held[0, i] + held[1, i]) * prices[i];
        }

        return sum;
    }

    private long WorstLots(int instrument)
    {
        var (up, down) = (0L, 0L);
        for (var s = 0; s < Strategies; s++)
        {
            up += Math.Max(0, held[s, instrument] + Working(s, instrument, OrderSide.Buy));
            down += Math.Max(0, -held[s, instrument] + Working(s, instrument, OrderSide.Sell));
        }

        return Math.Max(up, down);
    }

    private long Gross()
    {
        var gross = 0L;
        for (var i = 0; i < Instruments; i++)
        {
            for (var s = 0; s < Strategies; s++)
            {
                gross += prices[i] * Math.Max(
                    Math.Abs(held[s, i] + Working(s, i, OrderSide.Buy)),
                    Math.Abs(held[s, i] - Working(s, i, OrderSide.Sell)));
            }
        }

        return gross;
    }

    private long Working(int strategy, int instrument, OrderSide side) => open
        .Where(one => one.Strategy.Value == strategy && one.Request.Instrument.Value == instrument
            && one.Request.Side == side)
        .Sum(static one => one.Request.Quantity.Lots);

    private void Answer(bool isFill)
    {
        var place = random.NextInt32(open.Count);
        var command = open[place];
        open.RemoveAt(place);
        var instrument = command.Request.Instrument.Value;
        if (!isFill)
        {
            rig.Say(EventKind.OrderCanceled, command.Order, instrument);
            return;
        }

        var price = command.Request.HasLimit ? command.Request.LimitPrice.Ticks : prices[instrument];
        rig.Fill(command.Order, command.Request.Side, command.Request.Quantity.Lots, price, instrument);
        held[command.Strategy.Value, instrument] += Signed(in command);
        profit -= Signed(in command) * price;
    }

    private void Move(int instrument, long ticks)
    {
        rig.Price(ticks, instrument);
        prices[instrument] = ticks;
        priceTimes[instrument] = rig.NowNs;
    }

    private static long Signed(in Command command) => command.Request.Side == OrderSide.Buy
        ? command.Request.Quantity.Lots
        : -command.Request.Quantity.Lots;
}
