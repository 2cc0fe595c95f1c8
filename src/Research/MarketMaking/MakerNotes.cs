namespace Plimsoll.Research.MarketMaking;

/// <summary>What is noted of one instrument while a run goes on.</summary>
internal sealed class MakerNotes
{
    public List<MakerFill> Fills { get; } = [];

    public List<long> QueueWaitsNs { get; } = [];

    public long OrdersRested { get; set; }

    public long OrdersFilled { get; set; }

    public long OrdersRefused { get; set; }

    public long OrdersReplaced { get; set; }

    public long LotsRested { get; set; }

    public long LotsFilled { get; set; }
}
