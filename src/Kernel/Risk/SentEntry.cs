using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>An entry that went out, as far as it is compared with later ones.</summary>
internal readonly struct SentEntry
{
    public SentEntry(long timeNs, StrategyIndex strategy, in OrderRequest request)
    {
        TimeNs = timeNs;
        Strategy = strategy.Value;
        Instrument = request.Instrument.Value;
        Side = request.Side;
        Type = request.Type;
        Lots = request.Quantity.Lots;
        Budget = request.QuoteBudget;
        LimitTicks = request.HasLimit ? request.LimitPrice.Ticks : 0;
        StopTicks = request.HasTrigger ? request.StopPrice.Ticks : 0;
    }

    public long TimeNs { get; private init; }

    public int Strategy { get; private init; }

    public int Instrument { get; private init; }

    public OrderSide Side { get; private init; }

    public OrderType Type { get; private init; }

    public long Lots { get; private init; }

    public Amount Budget { get; private init; }

    public long LimitTicks { get; private init; }

    public long StopTicks { get; private init; }

    public bool IsTwinOf(in SentEntry other) => Strategy == other.Strategy && Instrument == other.Instrument
        && Side == other.Side && Type == other.Type && Lots == other.Lots && Budget == other.Budget
        && LimitTicks == other.LimitTicks && StopTicks == other.StopTicks;

    public void Save(IStateWriter writer)
    {
        writer.Write(TimeNs);
        writer.Write(Strategy);
        writer.Write(Instrument);
        writer.Write((long)Side);
        writer.Write((long)Type);
        writer.Write(Lots);
        writer.WriteAmount(Budget);
        writer.Write(LimitTicks);
        writer.Write(StopTicks);
    }

    public static SentEntry Read(IStateReader reader) => new()
    {
        TimeNs = reader.ReadInt64(),
        Strategy = (int)reader.ReadInt64(),
        Instrument = (int)reader.ReadInt64(),
        Side = (OrderSide)reader.ReadInt64(),
        Type = (OrderType)reader.ReadInt64(),
        Lots = reader.ReadInt64(),
        Budget = reader.ReadAmount(),
        LimitTicks = reader.ReadInt64(),
        StopTicks = reader.ReadInt64(),
    };
}
