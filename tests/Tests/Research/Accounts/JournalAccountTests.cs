using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Research.Accounts;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Kernel.Ledger;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Accounts;

public sealed class JournalAccountTests
{
    private static readonly Instrument Coin = Facts.Make("COIN.TEST", InstrumentKind.Spot, "0.01", "0.0001", "USDT");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_RecordedRun_BooksAgreeWithItsResult(int seed)
    {
        using var folder = new TemporaryFolder();
        var result = Record(folder, seed);

        var account = JournalAccount.Read(folder.Path("journal"), long.MaxValue, null, Cancellation);

        Assert.Null(account.Disagreement());
        Assert.Equal(result.Account!.Value.Equity, account.Kernel.Equity);
        Assert.Equal(result.Account!.Value.Realised - result.Account!.Value.Charges, account.Books.Ledger.NetRealised);
        Assert.True(account.Books.Fills.Count > 20, $"{account.Books.Fills.Count} executions");
        var lots = account.Books.Lots(default);
        Assert.Equal(account.Books.Ledger.Lots(default), lots.Open.ToArray().Sum(static one => one.Lots));
        Assert.Equal(account.Books.Closings(default).Count > 0, !lots.Realised.IsZero);
    }

    [Fact]
    public void Disagreement_BooksThatWereAdjusted_NamesBoth()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, 1);
        var account = JournalAccount.Read(folder.Path("journal"), long.MaxValue, null, Cancellation);

        account.Books.Ledger.Book(new LedgerAdjustment
        {
            TimeNs = 0, Asset = 1, Amount = Facts.Of("0.0001"), Cause = "c", Evidence = "e", Author = "a",
        });
        Assert.Contains("lots", account.Disagreement(), StringComparison.Ordinal);
        account.Books.Ledger.Book(new LedgerAdjustment
        {
            TimeNs = 0, Asset = 0, Amount = Facts.Of("0.01"), Cause = "c", Evidence = "e", Author = "a",
        });
        Assert.Contains("cash", account.Disagreement(), StringComparison.Ordinal);
    }

    [Fact]
    public void Statement_OwnBooks_AgreesWithItselfAndFindsWhatIsTakenOut()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, 2);
        var books = JournalAccount.Read(folder.Path("journal"), long.MaxValue, null, Cancellation).Books;
        var statement = books.Statement();

        Assert.Empty(Reconciliation.Compare(statement, books.Statement()));
        var without = statement with { Executions = [.. statement.Executions!.Skip(1)] };
        var one = Assert.Single(Reconciliation.Compare(statement, without));
        Assert.Equal(DifferenceClass.ExecutionUnknownToVenue, one.Class);
        Assert.Equal(statement.Executions![0].Execution, one.Execution);
        Assert.Equal("USDT", Assert.Single(statement.Balances!).Asset);
        Assert.Equal(books.Ledger.Cash, statement.Balances![0].Amount);
        var held = Coin.QuantityGrid.Step * books.Ledger.Lots(new InstrumentIndex(0));
        Assert.Equal(held, statement.Positions![0].Quantity);
    }

    private static Plimsoll.Research.Results.RunResult Record(TemporaryFolder folder, int seed)
    {
        var request = Requests.Request(
            () => new RandomStrategy((ulong)seed, 1), Requests.Series(Coin, RandomMarket.Bars(3, 3_000))) with
        {
            TriesOtherPolicies = false,
            Journal = new JournalTarget(folder.Path("journal"), "Test", "test"),
        };
        return Backtest.Run(request, null, Cancellation).Result;
    }
}
