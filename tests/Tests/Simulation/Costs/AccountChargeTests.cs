using Plimsoll.Kernel;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>Funding, borrowing, interest and settlement, each by hand.</summary>
public sealed class AccountChargeTests
{
    private const long HourNs = 3_600_000_000_000;

    [Theory]
    [InlineData(OrderSide.Buy, "0.1 0.1 0.1")]
    [InlineData(OrderSide.Sell, "-0.1 -0.1 -0.1")]
    public void Funding_ConstantRate_IsPaidByLongsToShorts(OrderSide side, string expected)
    {
        var charges = new ChargeSettings { Funding = Funding("0.01%/8h") };
        var (kernel, log) = Run(InstrumentKind.Perpetual, side, 25, charges);
        Assert.Equal(expected, string.Join(' ', log.Charges.Select(one => one.Amount)));
        Assert.Equal(
            [8, 16, 24], log.Charges.Select(one => (int)((one.TimeNs - RunSetup.StartNs) / HourNs)));
        Assert.True(kernel.Account.IsBalanced);
        Assert.Equal(Amount.FromUnits(10_000) - kernel.Account.Funding, kernel.Equity);
    }

    [Fact]
    public void Funding_Table_IsPaidAtItsTimesAndRates()
    {
        Assert.True(Amount.TryParse("0.0003", out var high));
        var table = FundingSchedule.Table(
        [
            new FundingPoint(RunSetup.StartNs - HourNs, high), new FundingPoint(RunSetup.StartNs + (3 * HourNs), high),
            new FundingPoint(RunSetup.StartNs + (5 * HourNs), -high),
        ]);
        var (_, log) = Run(InstrumentKind.Perpetual, OrderSide.Buy, 25, new ChargeSettings { Funding = table });
        Assert.Equal(["0.3", "-0.3"], log.Charges.Select(one => one.Amount.ToString()));
        Assert.Equal(long.MaxValue, table.NextAfter(RunSetup.StartNs + (5 * HourNs), out _));
        Assert.Throws<ArgumentException>(() => FundingSchedule.Table(
            [new FundingPoint(5, high), new FundingPoint(5, high)]));
    }

    [Fact]
    public void Borrow_ShortShares_CostADayAtMidnight()
    {
        Assert.True(YearlyRate.TryParse("3%/360", out var rate));
        var (kernel, log) = Run(InstrumentKind.Equity, OrderSide.Sell, 49, new ChargeSettings { Borrow = rate });
        Assert.Equal(
            ["0.083333333333333334", "0.083333333333333334"], log.Charges.Select(one => one.Amount.ToString()));
        Assert.Equal("0.166666666666666668", kernel.Account.Borrow.ToString());
        var (_, bought) = Run(InstrumentKind.Equity, OrderSide.Buy, 49, new ChargeSettings { Borrow = rate });
        Assert.Empty(bought.Charges);
    }

    [Fact]
    public void SettlementAndFinancing_LosingFuture_TakesCashAndInterestOnTheDebt()
    {
        Assert.True(YearlyRate.TryParse("6%/360", out var rate));
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(InstrumentKind.Future), RunSetup.Coin(InstrumentKind.Equity, number: 1)],
            Cash = 1_000, LeverageMax = 20, Period = BarPeriod.OneHour,
            Charges = new ChargeSettings { SettlesDaily = true, Financing = rate },
        };
        var future = BarList.Parse(Hours(10, "100 100 100 100") + Hours(40, "80 80 80 80"), RunSetup.StartNs, HourNs);
        var share = BarList.Parse(Hours(50, "90 90 90 90"), RunSetup.StartNs, HourNs);
        var (kernel, log) = setup.Run([future, share], 7, Buyer(OrderSide.Buy, (0, 10), (1, 10)));

        // 900 of 1000 are in shares; the future has lost 200 at the first settlement: a debt of 100 from then on, for
        // which the next midnight takes interest.
        Assert.Equal(
            [(ChargeKind.Settlement, "200"), (ChargeKind.Settlement, "0"),
                (ChargeKind.Financing, "0.016666666666666667")],
            log.Charges.Select(one => (one.Kind, one.Amount.ToString())));
        var account = kernel.Account;
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Equal("-200", account.Settled.ToString());
        Assert.Equal("0", account.Unrealised.ToString());
        Assert.Equal("-100.016666666666666667", account.Cash.ToString());
        Assert.Equal("799.983333333333333333", account.Equity.ToString());
    }

    [Theory]
    [InlineData("0.01%/8h", "0.01%/8h")]
    [InlineData("-0.0025%/1h", "-0.0025%/1h")]
    [InlineData("0.01/8h", null)]
    [InlineData("0.01%", null)]
    [InlineData("0.01%/x", null)]
    [InlineData("101%/8h", null)]
    public void FundingTryParse_Text_IsWrittenBackOrRefused(string text, string? written)
    {
        Assert.Equal(written is not null, FundingSchedule.TryParse(text, out var schedule));
        Assert.True(written is null || written == schedule.ToString(), schedule.ToString());
    }

    [Theory]
    [InlineData("3%", "3%/365")]
    [InlineData("3.25%/360", "3.25%/360")]
    [InlineData("0%", "none")]
    [InlineData("3", null)]
    [InlineData("3%/300", null)]
    [InlineData("-3%", null)]
    [InlineData("3%x", null)]
    public void YearlyRateTryParse_Text_IsWrittenBackOrRefused(string text, string? written)
    {
        Assert.Equal(written is not null, YearlyRate.TryParse(text, out var rate));
        Assert.True(written is null || written == rate.ToString(), rate.ToString());
    }

    private static FundingSchedule Funding(string text)
    {
        Assert.True(FundingSchedule.TryParse(text, out var funding));
        return funding;
    }

    private static string Hours(int count, string bar) => string.Concat(Enumerable.Repeat(bar + "; ", count));

    private static (TradingKernel Kernel, RunLog Log) Run(
        InstrumentKind kind, OrderSide side, int hours, ChargeSettings charges)
    {
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(kind)], Cash = 10_000, Period = BarPeriod.OneHour, Charges = charges,
        };
        var bars = BarList.Parse(Hours(hours, "100 100 100 100"), RunSetup.StartNs, HourNs);
        return setup.Run([bars], 5, Buyer(side, (0, 10)));
    }

    private static OpenStrategy Buyer(OrderSide side, params (int Instrument, long Lots)[] wishes)
    {
        var isDone = false;
        return new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate update) =>
            {
                if (!isDone && update.Instrument.Value == wishes[^1].Instrument)
                {
                    isDone = true;
                    foreach (var (instrument, lots) in wishes)
                    {
                        self.Place(new OrderRequest
                        {
                            Instrument = new InstrumentIndex(instrument), Side = side, Type = OrderType.Market,
                            Quantity = Quantity.FromLots(lots),
                        });
                    }
                }
            },
        };
    }
}
