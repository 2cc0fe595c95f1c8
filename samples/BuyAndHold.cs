#:project ../src/Host/Host.csproj
using Plimsoll.Host;
using Plimsoll.Kernel.Strategies;

return PlimsollApp.Run<BuyAndHold>(args);

// Buys at the first chance and keeps it: what every other strategy has to beat.
public sealed class BuyAndHold : Strategy
{
    // Called with each bar that has just ended. An order placed here fills, as a rule, at the open of the next bar.
    public override void OnBar(in BarUpdate bar)
    {
        if (IsFlat(bar.Instrument))
        {
            // How much is bought is the run's business: see --sizing. While this order works, another call does
            // nothing.
            EnterLong(bar.Instrument, "hold");
        }
    }
}
