using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>Brackets in the form in which they outlive a process.</summary>
internal static class BracketState
{
    private const string Section = "Brackets/2";

    public static void Save(
        IStateWriter writer, long lastNumber, List<Bracket> live, Queue<Bracket> ended, List<OrderPair> pairs)
    {
        writer.WriteSection(Section);
        writer.Write(lastNumber);
        writer.Write(live.Count);
        foreach (var bracket in live)
        {
            Save(writer, bracket);
        }

        writer.Write(ended.Count);
        foreach (var bracket in ended)
        {
            Save(writer, bracket);
        }

        writer.Write(pairs.Count);
        foreach (var pair in pairs)
        {
            writer.Write(pair.Strategy.Value);
            writer.Write(pair.First.Value);
            writer.Write(pair.Second.Value);
        }
    }

    /// <returns>The last number given.</returns>
    public static long Restore(IStateReader reader, List<Bracket> live, Queue<Bracket> ended, List<OrderPair> pairs)
    {
        reader.ReadSection(Section);
        var lastNumber = reader.ReadInt64();
        live.Clear();
        for (var left = reader.ReadInt64(); left > 0; left--)
        {
            live.Add(Read(reader));
        }

        // A bracket that a late fill brought back to life stands in both lists: it must be one object again.
        ended.Clear();
        for (var left = reader.ReadInt64(); left > 0; left--)
        {
            var bracket = Read(reader);
            ended.Enqueue(Known(live, bracket.Number) ?? Known(ended, bracket.Number) ?? bracket);
        }

        pairs.Clear();
        for (var left = reader.ReadInt64(); left > 0; left--)
        {
            pairs.Add(new OrderPair(
                new StrategyIndex((int)reader.ReadInt64()), new OrderId(reader.ReadInt64()),
                new OrderId(reader.ReadInt64())));
        }

        return lastNumber;
    }

    private static Bracket? Known(IEnumerable<Bracket> brackets, long number)
    {
        foreach (var bracket in brackets)
        {
            if (bracket.Number == number)
            {
                return bracket;
            }
        }

        return null;
    }

    private static void Save(IStateWriter writer, Bracket bracket)
    {
        writer.Write(bracket.Number);
        writer.Write(bracket.Strategy.Value);
        writer.Write(bracket.Instrument.Value);
        writer.Write((long)bracket.Side);
        writer.Write((long)bracket.Phase);
        writer.Write(bracket.Entry.Value);
        writer.Write(bracket.Stop.Value);
        writer.Write(bracket.Exit.Value);
        writer.Write(bracket.HasStop ? 1 : 0);
        writer.Write(bracket.StopPrice.Ticks);
        writer.Write(bracket.StopLimitPrice.Ticks);
        writer.Write((long)bracket.StopTrail.Kind);
        writer.Write(bracket.StopTrail.Value);
        writer.WriteString(bracket.StopReason);
        writer.WriteString(bracket.TargetReason);
        writer.WriteString(bracket.ExitReason);
        writer.Write(bracket.EntryLots);
        writer.Write(bracket.ExitLots);
        writer.Write(bracket.ReleasedLots);
        writer.Write(bracket.StopFailures);
        writer.Write(bracket.ChangeRefusals);
        writer.Write(bracket.ExitFailures);
        writer.Write(bracket.NeedsAttention ? 1 : 0);
        writer.Write(bracket.FirstFillNs);
        writer.Write(bracket.ProtectedNs);
        writer.Write(bracket.Targets.Length);
        foreach (var target in bracket.Targets)
        {
            writer.Write(target.Order.Value);
            writer.Write(target.Price.Ticks);
            writer.Write(target.ShareMillionths);
            writer.Write(target.FilledLots);
            writer.Write(target.Failures);
        }
    }

    private static Bracket Read(IStateReader reader)
    {
        var number = reader.ReadInt64();
        var strategy = new StrategyIndex((int)reader.ReadInt64());
        var instrument = new InstrumentIndex((int)reader.ReadInt64());
        var side = (OrderSide)reader.ReadInt64();
        var phase = (BracketPhase)reader.ReadInt64();
        var entry = new OrderId(reader.ReadInt64());
        var stop = new OrderId(reader.ReadInt64());
        var exit = new OrderId(reader.ReadInt64());
        var hasStop = reader.ReadInt64() != 0;
        var stopPrice = Price.FromTicks(reader.ReadInt64());
        var stopLimitPrice = Price.FromTicks(reader.ReadInt64());
        var trail = Trail.Of((TrailKind)reader.ReadInt64(), reader.ReadInt64());
        var bracket = new Bracket
        {
            Number = number,
            Strategy = strategy,
            Instrument = instrument,
            Side = side,
            Phase = phase,
            Entry = entry,
            Stop = stop,
            Exit = exit,
            HasStop = hasStop,
            StopPrice = stopPrice,
            StopLimitPrice = stopLimitPrice,
            StopTrail = trail,
            StopReason = reader.ReadString(),
            TargetReason = reader.ReadString(),
            ExitReason = reader.ReadString(),
            EntryLots = reader.ReadInt64(),
            ExitLots = reader.ReadInt64(),
            ReleasedLots = reader.ReadInt64(),
            StopFailures = (int)reader.ReadInt64(),
            ChangeRefusals = (int)reader.ReadInt64(),
            ExitFailures = (int)reader.ReadInt64(),
            NeedsAttention = reader.ReadInt64() != 0,
            FirstFillNs = reader.ReadInt64(),
            ProtectedNs = reader.ReadInt64(),
            Targets = new BracketLeg[reader.ReadInt64()],
        };
        for (var i = 0; i < bracket.Targets.Length; i++)
        {
            bracket.Targets[i] = new BracketLeg
            {
                Order = new OrderId(reader.ReadInt64()),
                Price = Price.FromTicks(reader.ReadInt64()),
                ShareMillionths = (int)reader.ReadInt64(),
                FilledLots = reader.ReadInt64(),
                Failures = (int)reader.ReadInt64(),
            };
        }

        return bracket;
    }
}
