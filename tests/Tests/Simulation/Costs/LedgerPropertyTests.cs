using Plimsoll.Kernel;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Ledger;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>
/// The double-entry books beside the account of the kernel, on random runs with every cost there is, in one currency
/// and in two: after every event they agree to the last digit.
/// </summary>
public sealed class LedgerPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_EveryCostOn_BooksAndAccountAgreeAfterEveryEvent(int seed)
    {
        var (setup, bars) = AccountWorlds.Case(seed, hasForeign: seed % 2 == 0);
        var strategy = new RandomStrategy((ulong)seed, setup.Instruments.Count - setup.RateCount);
        var (kernel, loop, log) = setup.Wire(bars, strategy);
        var entries = new EntryLog();
        var books = new DoubleEntryLedger(
            setup.Instruments, Currency.Of(setup.AccountCurrency ?? "USD"), kernel.Rates, [], entries);
        books.Open(0, Amount.FromUnits(setup.Cash));
        log.WhenFilled = fill => books.Book(in fill);
        log.WhenCharged = charge => books.Book(in charge);
        var (checks, flats) = (0, 0);
        loop.Start();
        while (!loop.IsAtEnd)
        {
            loop.Run(1);
            flats += RequireSame(setup, kernel, books) ? 1 : 0;
            checks++;
        }

        loop.Finish();
        _ = RequireSame(setup, kernel, books);
        Assert.Equal(1 + log.Fills.Count + log.Charges.Count, books.EntryCount);
        Assert.Equal(books.EntryCount, entries.Entries.Count);
        RequireReplay(books, entries);
        Assert.True(log.Fills.Count > 20, $"only {log.Fills.Count} fills");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {checks} checks, {flats} of them flat, {books.EntryCount} entries");
    }

    private static bool RequireSame(RunSetup setup, TradingKernel kernel, DoubleEntryLedger books)
    {
        var lastTicks = new long[setup.Instruments.Count];
        var isFlat = true;
        for (var i = 0; i < lastTicks.Length; i++)
        {
            var index = new InstrumentIndex(i);
            lastTicks[i] = kernel.LastTicks(index);
            isFlat &= kernel.NetLots(index) == 0;
            Assert.Equal(kernel.NetLots(index), books.Lots(index));
            Assert.Equal(
                setup.Instruments[i].QuantityGrid.Step * kernel.NetLots(index),
                books.Balance(DoubleEntryLedger.AssetOf(index), LedgerAccount.Position));
        }

        for (var asset = 0; asset < books.Assets.Count; asset++)
        {
            Assert.Equal(Amount.Zero, books.Total(asset));
        }

        var account = kernel.Account;
        Assert.Equal(kernel.Cash, books.Cash);
        Assert.Equal(kernel.Equity, books.Equity(lastTicks));
        Assert.Equal(account.Realised, -books.Balance(0, LedgerAccount.Realised));
        Assert.Equal(account.Fees, books.Balance(0, LedgerAccount.Fees));
        Assert.Equal(account.Funding, books.Balance(0, LedgerAccount.Funding));
        Assert.Equal(account.Borrow, books.Balance(0, LedgerAccount.Borrow));
        Assert.Equal(account.Financing, books.Balance(0, LedgerAccount.Financing));
        Assert.Equal(account.Liquidation, books.Balance(0, LedgerAccount.Liquidation));
        if (isFlat)
        {
            Assert.Equal(kernel.Equity - Amount.FromUnits(setup.Cash), books.NetRealised);
        }

        return isFlat;
    }

    /// <summary>The postings alone, added up anew, give the balances.</summary>
    private static void RequireReplay(DoubleEntryLedger books, EntryLog entries)
    {
        var sums = new Dictionary<(int, LedgerAccount), Amount>();
        foreach (var (_, postings) in entries.Entries)
        {
            foreach (var asset in postings.GroupBy(static one => one.Asset))
            {
                Assert.Equal(Amount.Zero, asset.Aggregate(Amount.Zero, static (sum, one) => sum + one.Amount));
            }

            foreach (var posting in postings)
            {
                sums[(posting.Asset, posting.Account)] =
                    sums.GetValueOrDefault((posting.Asset, posting.Account)) + posting.Amount;
            }
        }

        foreach (var account in Enum.GetValues<LedgerAccount>())
        {
            for (var asset = 0; asset < books.Assets.Count; asset++)
            {
                Assert.Equal(sums.GetValueOrDefault((asset, account)), books.Balance(asset, account));
            }
        }
    }
}
