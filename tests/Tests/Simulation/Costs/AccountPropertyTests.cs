using Plimsoll.Kernel;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>
/// The account's books on random runs with fees, rebates, slippage, funding, borrowing, interest, daily settlement and
/// margin, in one currency and in two: after every event the lines make up the equity to the last digit.
/// </summary>
public sealed class AccountPropertyTests
{
    private const int BarCount = 3_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_EveryCostOn_LinesMakeUpEquityAfterEveryEvent(int seed)
    {
        var hasForeign = seed % 2 == 0;
        var (setup, bars) = Case(seed, hasForeign);
        var strategy = new RandomStrategy((ulong)seed, setup.Instruments.Count - setup.RateCount);
        var (kernel, loop, log) = setup.Wire(bars, strategy);
        var checks = 0;
        loop.Start();
        while (!loop.IsAtEnd)
        {
            loop.Run(1);
            var account = kernel.Account;
            Assert.True(account.IsBalanced, account.ToString());
            Assert.Equal(kernel.Equity, account.Equity);
            if (!hasForeign && checks % 50 == 0)
            {
                Assert.Equal(Recount(setup, kernel, log), kernel.Equity);
            }

            checks++;
        }

        loop.Finish();
        var end = kernel.Account;
        Assert.True(end.IsBalanced, end.ToString());
        foreach (var (kind, total) in new[]
        {
            (ChargeKind.Funding, end.Funding), (ChargeKind.Borrow, end.Borrow), (ChargeKind.Financing, end.Financing),
            (ChargeKind.Liquidation, end.Liquidation), (ChargeKind.Settlement, -end.Settled),
        })
        {
            var sum = log.Charges.Where(one => one.Kind == kind).Select(one => one.Amount)
                .Aggregate(Amount.Zero, (left, right) => left + right);
            Assert.Equal(total, sum);
        }

        Assert.Equal(BarCount * setup.Instruments.Count, checks);
        Assert.True(log.Fills.Count > 20, $"only {log.Fills.Count} fills");
        Assert.Contains(log.Charges, one => one.Kind == ChargeKind.Funding);
        Assert.Contains(log.Charges, one => one.Kind == ChargeKind.Settlement);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {checks} checks, {log.Fills.Count} fills, {log.Charges.Count} charges, " +
            $"{log.Notices.Count} notices");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_InOtherSlices_GivesTheSameState(int seed)
    {
        var (setup, bars) = Case(seed, hasForeign: seed % 2 == 0);
        var hashes = new List<ulong>();
        foreach (var slice in new long[] { 1_000_000, 1, 13 })
        {
            var count = setup.Instruments.Count - setup.RateCount;
            hashes.Add(setup.Run(bars, slice, new RandomStrategy((ulong)seed, count)).Kernel.StateHash());
        }

        Assert.Single(hashes.Distinct());
    }

    // Every flow of money and every position at its last price, counted from the notes alone.
    private static Amount Recount(RunSetup setup, TradingKernel kernel, RunLog log)
    {
        var equity = Amount.FromUnits(setup.Cash);
        var lots = new long[setup.Instruments.Count];
        foreach (var fill in log.Fills)
        {
            var signed = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
            lots[fill.Instrument.Value] += signed;
            equity -= setup.Instruments[fill.Instrument.Value].Notional(fill.Price.Ticks, signed) + fill.Fee;
        }

        foreach (var charge in log.Charges.Where(one => one.Kind != ChargeKind.Settlement))
        {
            equity -= charge.Amount;
        }

        for (var i = 0; i < lots.Length; i++)
        {
            equity += setup.Instruments[i].Notional(kernel.LastTicks(new InstrumentIndex(i)), lots[i]);
        }

        return equity;
    }

    private static (RunSetup Setup, List<Bar>[] Bars) Case(int seed, bool hasForeign)
    {
        var other = hasForeign ? "EUR" : "USD";
        var instruments = new List<Instrument>
        {
            Make("FUT.T", InstrumentKind.Future, other), Make("STK.T", InstrumentKind.Equity, other),
            Make("PRP.T", InstrumentKind.Perpetual, "USD"), Make("COIN.T", InstrumentKind.Spot, "USD"),
        };
        if (hasForeign)
        {
            instruments.Add(new Instrument(
                InstrumentId.Parse("EURUSD.T"), InstrumentKind.Fx, DecimalGrid.Parse("0.0001"), DecimalGrid.Parse("1"),
                Currency.Of("USD"), "24x7"));
        }

        Assert.True(FundingSchedule.TryParse("0.01%/1h", out var funding));
        Assert.True(YearlyRate.TryParse("30%/360", out var borrow));
        Assert.True(YearlyRate.TryParse("60%", out var financing));
        var setup = new RunSetup
        {
            Instruments = instruments,
            RateCount = hasForeign ? 1 : 0,
            AccountCurrency = hasForeign ? "USD" : null,
            Cash = 2_000,
            LeverageMax = 3,
            Fees = "bps:maker=-1,taker=7",
            Slippage = "bps:3",
            Sizing = "percent:60",
            Partials = "20%:30%-90%",
            Margin = seed % 3 == 0 ? null : "rate:30%/20%,fee=0.5%",
            Charges = new ChargeSettings
            {
                Funding = funding, Borrow = borrow, Financing = financing, SettlesDaily = true,
            },
        };
        return (setup,
            [.. Enumerable.Range(0, instruments.Count)
                .Select(i => RandomMarket.Bars((ulong)((seed * 1_000) + i), BarCount))]);
    }

    private static Instrument Make(string id, InstrumentKind kind, string quote) => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.001"), Currency.Of(quote),
        "24x7");
}
