using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.MarketMaking;

/// <summary>The parts of the profit, in half ticks times lots until they are asked for.</summary>
internal sealed class MakerSplit(Instrument instrument)
{
    private Int128 captured;
    private Int128 paid;
    private Int128 moved;
    private Int128 mark;
    private Amount fees;
    private Amount turnover;
    private Int128 makerLots;
    private Amount makerFees;
    private long position;
    private long lastMid;

    public void Add(in MakerFill fill, long midHalfTicks)
    {
        moved += (Int128)position * (midHalfTicks - lastMid);
        lastMid = midHalfTicks;
        var earned = (Int128)fill.Sign * fill.Lots * (midHalfTicks - (2 * fill.PriceTicks));
        if (fill.IsMaker)
        {
            captured += earned;
            makerLots += fill.Lots;
            makerFees += fill.Fee;
        }
        else
        {
            paid += earned;
        }

        position += fill.Sign * fill.Lots;
        fees += fill.Fee;
        turnover += instrument.Notional(fill.PriceTicks, fill.Lots).Magnitude();
    }

    public void Close(long midHalfTicks, long accountTicks)
    {
        moved += (Int128)position * (midHalfTicks - lastMid);
        lastMid = midHalfTicks;
        mark = (Int128)position * ((2 * accountTicks) - midHalfTicks);
    }

    public MakerResult Into(MakerResult result)
    {
        // Half of an odd count would lose half a unit of 10^-18: the sum is exact, and the mark takes the rest.
        var total = Value(captured + paid + moved + mark);
        var (spread, taken, drift) = (Value(captured), Value(paid), Value(moved));
        var lots = (double)makerLots;
        return result with
        {
            Turnover = turnover,
            SpreadCaptured = spread,
            SpreadPaid = taken,
            InventoryProfit = drift,
            MarkDifference = total - spread - taken - drift,
            Fees = fees,
            HalfSpreadTicks = lots > 0 ? (double)captured / 2 / lots : null,
            FeeTicks = lots > 0 ? makerFees.ToDouble() / (lots * instrument.TickLotValueAsDouble) : null,
        };
    }

    private Amount Value(Int128 halfTickLots) =>
        Amount.FromAtto(checked(halfTickLots * instrument.TickLotValue.Atto / 2));
}
