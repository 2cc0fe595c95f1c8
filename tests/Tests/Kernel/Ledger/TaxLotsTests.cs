using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Kernel.Ledger;

public sealed class TaxLotsTests
{
    private static readonly Instrument Coin = Facts.Make("COIN.T", InstrumentKind.Perpetual, "0.01", "0.001");

    [Fact]
    public void Book_SaleOverTwoLotsAndMore_ClosesTheOldestFirstAndOpensAShort()
    {
        var lots = new TaxLots(Coin);
        var closed = new List<LotClosing>();
        foreach (var fill in new[]
        {
            Facts.Fill(1, 2_000, 100_00, "0.2"), Facts.Fill(2, 1_000, 110_00, "0.1"),
            Facts.Fill(3, -4_000, 120_00, "0.4"),
        })
        {
            lots.Book(in fill, closed);
        }

        Assert.Equal(2, closed.Count);
        Assert.Equal((2_000, 100_00, Facts.Of("40"), Facts.Of("0.4")), Shape(closed[0]));
        Assert.Equal((1_000, 110_00, Facts.Of("10"), Facts.Of("0.2")), Shape(closed[1]));
        Assert.Equal(Facts.Of("50"), lots.Realised);
        Assert.Equal(Facts.Of("0.6"), lots.ClosedFees);
        Assert.Equal(1, lots.Open.Length);
        Assert.Equal((-1_000L, 120_00L, Facts.Of("0.1")), (lots.Open[0].Lots, lots.Open[0].Ticks, lots.Open[0].Fee));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Book_RandomExecutions_LoseNoLotNoFeeAndNoProfit(int seed)
    {
        var random = new SplitMix((ulong)seed);
        var lots = new TaxLots(Coin);
        var closed = new List<LotClosing>();
        var (position, flow, fees) = (0L, Amount.Zero, Amount.Zero);
        for (var number = 1; number <= 5_000; number++)
        {
            var size = 1 + (long)(random.Next() % 40);
            // Long stretches one way first: many lots are open at times.
            var signed = random.Unit() < (number / 500 % 2 == 0 ? 0.8 : 0.2) ? size : -size;
            var fee = Amount.FromAtto((long)(random.Next() % 1_000_000_007));
            var fill = Facts.Fill(number, signed, 1_000 + (long)(random.Next() % 500)) with { Fee = fee };
            lots.Book(in fill, closed);
            position += signed;
            flow -= Coin.Notional(fill.Price.Ticks, signed);
            fees += fee;

            var (held, cost, openFees) = (0L, Amount.Zero, Amount.Zero);
            foreach (var lot in lots.Open)
            {
                Assert.True(Math.Sign(lot.Lots) == Math.Sign(position), "a lot lies the other way");
                held += lot.Lots;
                cost += Coin.Notional(lot.Ticks, lot.Lots);
                openFees += lot.Fee;
            }

            Assert.Equal(position, held);
            Assert.Equal(flow + cost, lots.Realised);
            Assert.Equal(fees, openFees + lots.ClosedFees);
        }

        Assert.Equal(lots.Realised, closed.Aggregate(Amount.Zero, static (sum, one) => sum + one.Profit));
        Assert.Equal(lots.ClosedFees, closed.Aggregate(Amount.Zero, static (sum, one) => sum + one.Fees));
        Assert.Equal(
            closed.Select(static one => one.Opened.Execution.Value).Order(),
            closed.Select(static one => one.Opened.Execution.Value));
    }

    private static (long, long, Amount, Amount) Shape(LotClosing one) =>
        (one.Opened.Lots, one.Opened.Ticks, one.Profit, one.Fees);
}
