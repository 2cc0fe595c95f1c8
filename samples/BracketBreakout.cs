#:project ../src/Host/Host.csproj
using Plimsoll.Host;
using Plimsoll.Indicators;
using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

return PlimsollApp.Run<BracketBreakout>(args);

// Buys when a bar closes above the highest price of the bars before it, with a bracket: half is sold at a first target,
// the rest runs behind a stop that rises with the price and never falls.
public sealed class BracketBreakout : Strategy
{
    private DonchianChannels[] channels = [];
    private Atr[] ranges = [];
    private BracketId[] brackets = [];

    [Parameter(Description = "Bars whose highest price has to be passed", Min = 2, Max = 1_000)]
    public int Bars { get; init; } = 48;

    [Parameter(Description = "Distance of the stop in average true ranges", Min = 0.1, Max = 50)]
    public double StopRanges { get; init; } = 3;

    [Parameter(Description = "Distance of the first target in average true ranges", Min = 0.1, Max = 100)]
    public double TargetRanges { get; init; } = 3;

    public override int WarmUpBars => Bars + 15;

    public override void OnStart()
    {
        channels = new DonchianChannels[InstrumentCount];
        ranges = new Atr[InstrumentCount];
        brackets = new BracketId[InstrumentCount];
        for (var i = 0; i < InstrumentCount; i++)
        {
            channels[i] = new DonchianChannels(Bars);
            ranges[i] = new Atr();
        }
    }

    public override void OnBar(in BarUpdate bar)
    {
        var i = bar.Instrument.Value;
        var breaksOut = channels[i].IsReady && bar.Close > channels[i].Upper;
        var prices = new PriceBar(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);
        channels[i].Update(in prices);
        ranges[i].Update(in prices);
        if (!ranges[i].IsReady)
        {
            return;
        }

        Note("close", bar.Close);
        Note("average range", ranges[i].Value);
        var stop = PriceOf(bar.Instrument, bar.Close - (StopRanges * ranges[i].Value));
        if (TryGetBracket(brackets[i], out var bracket))
        {
            if (stop > bracket.StopPrice)
            {
                AmendStop(brackets[i], stop);
            }
        }
        else if (breaksOut && stop.Ticks > 0)
        {
            brackets[i] = PlaceBracket(new BracketRequest
            {
                // No quantity: sized by --sizing.
                Entry = new OrderRequest
                {
                    Instrument = bar.Instrument, Side = OrderSide.Buy, Type = OrderType.Market, Reason = "breakout",
                },
                StopPrice = stop,
                Targets =
                [
                    new BracketTarget(
                        PriceOf(bar.Instrument, bar.Close + (TargetRanges * ranges[i].Value)), 500_000),
                ],
            });
        }
    }

    public override void Save(IStateWriter writer)
    {
        for (var i = 0; i < brackets.Length; i++)
        {
            channels[i].Save(writer);
            ranges[i].Save(writer);
            writer.Write(brackets[i].Value);
        }
    }

    public override void Restore(IStateReader reader)
    {
        for (var i = 0; i < brackets.Length; i++)
        {
            channels[i].Restore(reader);
            ranges[i].Restore(reader);
            brackets[i] = new BracketId(reader.ReadInt64());
        }
    }
}
