using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Kernel.Ledger;

public sealed class DoubleEntryLedgerTests
{
    private static readonly Instrument Coin = Facts.Make("COINUSD.T", InstrumentKind.Spot, "0.01", "0.001");
    private static readonly Instrument Future = Facts.Make("FUT.T", InstrumentKind.Future, "1", "1");
    private static readonly Instrument Bnb = Facts.Make("BNBUSD.T", InstrumentKind.Spot, "0.01", "0.001");
    private static readonly Currency Usd = Currency.Of("USD");

    [Fact]
    public void Book_PurchaseAndPartOfItSold_MovesCostAndProfitByHand()
    {
        var ledger = Books([Coin]);

        Book(ledger, Facts.Fill(1, 2_000, 100_00, "0.2"));
        Assert.Equal(Facts.Of("799.8"), ledger.Cash);
        Assert.Equal(Facts.Of("200"), ledger.Balance(0, LedgerAccount.Position));
        Assert.Equal(Facts.Of("2"), ledger.Balance(1, LedgerAccount.Position));
        Assert.Equal(Facts.Of("-2"), ledger.Balance(1, LedgerAccount.Clearing));
        Assert.Equal(Facts.Of("0.2"), ledger.Balance(0, LedgerAccount.Fees));

        Book(ledger, Facts.Fill(2, -500, 120_00, "0.06"));
        Assert.Equal(Facts.Of("859.74"), ledger.Cash);
        Assert.Equal(Facts.Of("150"), ledger.Balance(0, LedgerAccount.Position));
        Assert.Equal(Facts.Of("-10"), ledger.Balance(0, LedgerAccount.Realised));
        Assert.Equal(Facts.Of("9.74"), ledger.NetRealised);
        Assert.Equal(1_500, ledger.Lots(default));
        Assert.Equal(Facts.Of("150"), ledger.Cost(default));
        Assert.Equal(Facts.Of("1039.74"), ledger.Equity([120_00]));
    }

    [Fact]
    public void Book_ShortFutureTurnedAndSettled_MovesProfitAlone()
    {
        var ledger = Books([Future]);

        Book(ledger, Facts.Fill(1, -3, 100));
        Assert.Equal(Facts.Of("1000"), ledger.Cash);
        Assert.Equal(Amount.Zero, ledger.Balance(0, LedgerAccount.Position));
        Book(ledger, Facts.Fill(2, 5, 90));
        Assert.Equal(Facts.Of("1030"), ledger.Cash);
        Assert.Equal(2, ledger.Lots(default));

        var settlement = new ChargeRecord(3, ChargeKind.Settlement, default, Facts.Of("-14")) { Ticks = 97 };
        ledger.Book(in settlement);
        Require(ledger);
        Assert.Equal(Facts.Of("1044"), ledger.Cash);
        Assert.Equal(Facts.Of("194"), ledger.Cost(default));
        Assert.Equal(Facts.Of("1050"), ledger.Equity([100]));
    }

    [Theory]
    [InlineData(ChargeKind.Funding, LedgerAccount.Funding)]
    [InlineData(ChargeKind.Borrow, LedgerAccount.Borrow)]
    [InlineData(ChargeKind.Financing, LedgerAccount.Financing)]
    [InlineData(ChargeKind.Liquidation, LedgerAccount.Liquidation)]
    public void Book_Charge_StandsOnItsAccount(ChargeKind kind, LedgerAccount account)
    {
        var ledger = Books([Coin]);
        var charge = new ChargeRecord(1, kind, default, Facts.Of("2.5"));

        ledger.Book(in charge);

        Require(ledger);
        Assert.Equal(Facts.Of("2.5"), ledger.Balance(0, account));
        Assert.Equal(Facts.Of("997.5"), ledger.Cash);
        Assert.Equal(Facts.Of("-2.5"), ledger.NetRealised);
    }

    /// <summary>
    /// 1 of a stock bought at 300 pays a fee of 0.1 at 330: the fee costs 33, the stock gained 3, cash does not move,
    /// and equity falls by what the tenth was worth.
    /// </summary>
    [Fact]
    public void Book_FeeOutOfAStock_CostsItsValueAndSellsTheStock()
    {
        var (ledger, rates) = WithStock("1", "300");
        rates.Note(new InstrumentIndex(1), 330_00);
        var before = ledger.Equity([100_00, 330_00]);

        Book(ledger, WithStockFee(Facts.Fill(1, 1_000, 100_00, "33")));

        Assert.Equal(Facts.Of("900"), ledger.Cash);
        Assert.Equal(Facts.Of("0.9"), ledger.Balance(3, LedgerAccount.Position));
        Assert.Equal(Facts.Of("0.1"), ledger.Balance(3, LedgerAccount.Fees));
        Assert.Equal(Facts.Of("33"), ledger.Balance(0, LedgerAccount.Fees));
        Assert.Equal(Facts.Of("-3"), ledger.Balance(0, LedgerAccount.Realised));
        Assert.Equal(Facts.Of("-30"), ledger.NetRealised);
        Assert.Equal(before - Facts.Of("33"), ledger.Equity([100_00, 330_00]));
    }

    [Fact]
    public void Book_FeeOfAnEmptyStock_IsBoughtOutOfCash()
    {
        var (ledger, rates) = WithStock(null, null);
        rates.Note(new InstrumentIndex(1), 330_00);

        Book(ledger, WithStockFee(Facts.Fill(1, 1_000, 100_00, "33")));

        Assert.Equal(Facts.Of("867"), ledger.Cash);
        Assert.Equal(Amount.Zero, ledger.Balance(3, LedgerAccount.Position));
        Assert.Equal(Facts.Of("-0.1"), ledger.Balance(3, LedgerAccount.Clearing));
        Assert.Equal(Amount.Zero, ledger.Balance(0, LedgerAccount.Realised));
        Assert.Equal(Facts.Of("-33"), ledger.NetRealised);
    }

    [Fact]
    public void Book_FeeBeyondTheStock_TakesAllOfItAndBuysTheRest()
    {
        var (ledger, rates) = WithStock("0.04", "12");
        rates.Note(new InstrumentIndex(1), 330_00);

        Book(ledger, WithStockFee(Facts.Fill(1, 1_000, 100_00, "33")));

        Assert.Equal(Facts.Of("880.2"), ledger.Cash);
        Assert.Equal(Amount.Zero, ledger.Balance(3, LedgerAccount.Position));
        Assert.Equal(Facts.Of("-1.2"), ledger.Balance(0, LedgerAccount.Realised));
        Assert.Equal(Facts.Of("33"), ledger.Balance(0, LedgerAccount.Fees));
    }

    [Fact]
    public void Book_FeeInAnAssetNobodyNamed_IsRefused()
    {
        var ledger = Books([Coin]);
        var fill = WithStockFee(Facts.Fill(1, 1, 100));
        var refused = Assert.Throws<ArgumentException>(() => ledger.Book(in fill));
        Assert.Contains("BNB", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "statement 7", "A. Trader", "cause")]
    [InlineData("a fee of the venue", " ", "A. Trader", "evidence")]
    [InlineData("a fee of the venue", "statement 7", "", "author")]
    public void Adjustment_WithoutCauseEvidenceOrAuthor_IsRefused(
        string cause, string evidence, string author, string missing)
    {
        var ledger = Books([Coin]);
        var adjustment = new LedgerAdjustment
        {
            TimeNs = 1, Asset = 0, Amount = Facts.Of("-1"), Cause = cause, Evidence = evidence, Author = author,
        };
        var refused = Assert.Throws<ArgumentException>(() => ledger.Book(adjustment));
        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, ledger.EntryCount);
    }

    [Fact]
    public void Adjustment_OfCashUnitsAndStock_StandsOnItsAccountAndInTheEntry()
    {
        var sink = new EntryLog();
        var ledger = new DoubleEntryLedger([Coin, Bnb], Usd, null, [Currency.Of("BNB")], sink);
        ledger.Open(0, Facts.Of("1000"));
        for (var asset = 0; asset < 4; asset++)
        {
            ledger.Book(new LedgerAdjustment
            {
                TimeNs = 5, Asset = asset, Amount = Facts.Of("-1.5"), Cause = "c", Evidence = "e", Author = "a",
            });
            Require(ledger);
            Assert.Equal(Facts.Of("1.5"), ledger.Balance(asset, LedgerAccount.Adjustment));
            Assert.Equal("a", sink.Entries[^1].Entry.Adjustment?.Author);
            Assert.Equal(LedgerEntryKind.Adjustment, sink.Entries[^1].Entry.Kind);
        }

        Assert.Equal(Facts.Of("998.5"), ledger.Cash);
        Assert.Equal(-1_500, ledger.Lots(default));
        Assert.Equal(Amount.Zero, ledger.NetRealised);
        Assert.Throws<ArgumentException>(() => ledger.Book(new LedgerAdjustment
        {
            TimeNs = 5, Asset = 1, Amount = Facts.Of("0.0005"), Cause = "c", Evidence = "e", Author = "a",
        }));
    }

    /// <summary>Random executions with fees in cash and in a stock, counted anew by flows alone.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Book_RandomExecutionsAndStockFees_AgreeWithFlows(int seed)
    {
        var random = new SplitMix((ulong)seed);
        var (ledger, rates) = WithStock("3", "900");
        var cash = Facts.Of("1000");
        var stock = Facts.Of("3");
        long coins = 0;
        for (var number = 1; number <= 400; number++)
        {
            var rate = 200_00 + (long)(random.Next() % 20_000);
            rates.Note(new InstrumentIndex(1), rate);
            var lots = 1 + (long)(random.Next() % 900);
            var signed = random.Next() % 2 == 0 ? lots : -lots;
            var ticks = 50_00 + (long)(random.Next() % 10_000);
            var fill = Facts.Fill(number, signed, ticks, "0.01");
            if (random.Next() % 2 == 0)
            {
                var units = Amount.FromAtto((Int128)(1 + (random.Next() % 2_000_000)) * 10_000_000_000);
                var value = rates.ToAccount(units, Currency.Of("BNB"));
                fill = fill with { FeeAsset = Currency.Of("BNB"), FeeUnits = units, Fee = value };
                var own = Amount.Min(stock, units);
                stock -= own;
                cash -= own.IsZero ? value : own == units ? Amount.Zero
                    : value - rates.ToAccount(own, Currency.Of("BNB"));
            }
            else
            {
                cash -= fill.Fee;
            }

            cash -= Coin.Notional(ticks, signed);
            coins += signed;
            Book(ledger, fill);

            Assert.Equal(cash, ledger.Cash);
            Assert.Equal(stock, ledger.Balance(3, LedgerAccount.Position));
            Assert.Equal(
                cash + Coin.Notional(ticks, coins) + rates.ToAccount(stock, Currency.Of("BNB")),
                ledger.Equity([ticks, rate]));
            if (coins == 0 && stock.IsZero)
            {
                Assert.Equal(ledger.Equity([ticks, rate]) - Facts.Of("1900"), ledger.NetRealised);
            }
        }

        // What is left is sold: then all profit is realised, and equity has moved by nothing else.
        if (coins != 0)
        {
            Book(ledger, Facts.Fill(1_000, -coins, 77_00));
        }

        Assert.Equal(Amount.Zero, ledger.Cost(default));
        if (stock.IsZero)
        {
            Assert.Equal(ledger.Cash - Facts.Of("1900"), ledger.NetRealised);
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    private static FillRecord WithStockFee(FillRecord fill) =>
        fill with { FeeAsset = Currency.Of("BNB"), FeeUnits = Facts.Of("0.1") };

    private static DoubleEntryLedger Books(IReadOnlyList<Instrument> instruments)
    {
        var ledger = new DoubleEntryLedger(instruments, Usd, null, [], null);
        ledger.Open(0, Facts.Of("1000"));
        return ledger;
    }

    private static (DoubleEntryLedger Ledger, CurrencyRates Rates) WithStock(string? units, string? value)
    {
        var rates = new CurrencyRates([Coin, Bnb], Usd);
        var ledger = new DoubleEntryLedger([Coin, Bnb], Usd, rates, [Currency.Of("BNB")], null);
        ledger.Open(0, Facts.Of("1000"));
        if (units is not null)
        {
            ledger.OpenStock(0, new Money(Facts.Of(units), Currency.Of("BNB")), Facts.Of(value!));
        }

        return (ledger, rates);
    }

    private static void Book(DoubleEntryLedger ledger, FillRecord fill)
    {
        ledger.Book(in fill);
        Require(ledger);
    }

    private static void Require(DoubleEntryLedger ledger)
    {
        for (var asset = 0; asset < ledger.Assets.Count; asset++)
        {
            Assert.Equal(Amount.Zero, ledger.Total(asset));
        }
    }
}
