using Plimsoll.Kernel;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>
/// The account's books on random runs with fees, rebates, slippage, funding, borrowing, interest, daily settlement and
/// margin, in one currency and in two: after every event the lines make up the equity to the last digit.
/// </summary>
public sealed class AccountPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_EveryCostOn_LinesMakeUpEquityAfterEveryEvent(int seed)
    {
        var hasForeign = seed % 2 == 0;
        var (setup, bars) = AccountWorlds.Case(seed, hasForeign);
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

        Assert.Equal(AccountWorlds.BarCount * setup.Instruments.Count, checks);
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
        var (setup, bars) = AccountWorlds.Case(seed, hasForeign: seed % 2 == 0);
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
}
