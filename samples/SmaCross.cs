#:project ../src/Host/Host.csproj
using Plimsoll.Host;
using Plimsoll.Indicators;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

return PlimsollApp.Run<SmaCross>(args);

// Follows the trend: long while the fast average of the closes lies above the slow one, flat while it lies below.
public sealed class SmaCross : Strategy
{
    // One pair of averages for each instrument of the run.
    private Sma[] fast = [];
    private Sma[] slow = [];

    [Parameter(Description = "Bars of the fast average", Min = 1, Max = 10_000)]
    public int Fast { get; init; } = 20;

    [Parameter(Description = "Bars of the slow average", Min = 1, Max = 10_000)]
    public int Slow { get; init; } = 50;

    // With --from, the run begins this many bars earlier, so that the averages are ready on the first day.
    public override int WarmUpBars => Math.Max(Fast, Slow);

    public override void OnStart()
    {
        fast = new Sma[InstrumentCount];
        slow = new Sma[InstrumentCount];
        for (var i = 0; i < InstrumentCount; i++)
        {
            fast[i] = new Sma(Fast);
            slow[i] = new Sma(Slow);
        }
    }

    public override void OnBar(in BarUpdate bar)
    {
        var quick = fast[bar.Instrument.Value];
        var calm = slow[bar.Instrument.Value];
        quick.Update(bar.Close);
        calm.Update(bar.Close);
        if (!quick.IsReady || !calm.IsReady)
        {
            return;
        }

        // Two equal averages may differ in their last digits by rounding alone; that is no crossing.
        var lead = quick.Value - calm.Value;
        var noise = Math.Abs(calm.Value) * 1e-12;

        // What an order rests on stands in the journal of the run: 'plimsoll explain' shows it.
        Note("fast", quick.Value);
        Note("slow", calm.Value);
        if (lead > noise && IsFlat(bar.Instrument))
        {
            EnterLong(bar.Instrument, "fast above slow");
        }
        else if (lead < -noise && Position(bar.Instrument) > 0)
        {
            Exit(bar.Instrument, "fast below slow");
        }
    }

    // What the strategy remembers, so that a stopped run can go on. The order of reading is the order of writing.
    public override void Save(IStateWriter writer)
    {
        for (var i = 0; i < fast.Length; i++)
        {
            fast[i].Save(writer);
            slow[i].Save(writer);
        }
    }

    public override void Restore(IStateReader reader)
    {
        for (var i = 0; i < fast.Length; i++)
        {
            fast[i].Restore(reader);
            slow[i].Restore(reader);
        }
    }
}
