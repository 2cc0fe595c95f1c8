using Plimsoll.Kernel;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>An account in dollars that trades what is priced in euros.</summary>
public sealed class ConversionTests
{
    private const long MinuteNs = 60_000_000_000;

    [Fact]
    public void Share_InAnotherCurrency_IsBoughtAndSoldAtTheRatesOfTheTime()
    {
        // Bought 10 at 100 euros for 1.10 dollars each, sold at 100 for 1.20, 10 basis points each time.
        var (kernel, log) = Run(
            InstrumentKind.Equity, "100 100 100 100; 100 100 100 100; 100 100 100 100; 100 100 100 100",
            "11000 11000 11000 11000; 11000 11000 11000 11000; 12000 12000 12000 12000; 12000 12000 12000 12000", 2);

        var account = kernel.Account;
        Assert.Equal(["1", "1"], log.Fills.Select(fill => fill.Fee.ToString()));
        Assert.Equal("2.3", account.Fees.ToString());
        Assert.Equal("100", account.Realised.ToString());
        Assert.Equal("10097.7", kernel.Equity.ToString());
        Assert.Equal(kernel.Cash, kernel.Equity);
        Assert.True(account.IsBalanced);
        Assert.Equal(1.2, Assert.Single(log.Trades).ExitRate!.Value.ToDouble(), 1e-12);
    }

    [Fact]
    public void Future_InAnotherCurrency_OnlyItsProfitIsConverted()
    {
        var (kernel, _) = Run(
            InstrumentKind.Future, "100 100 100 100; 100 100 100 100; 110 110 110 110; 110 110 110 110",
            "11000 11000 11000 11000; 11000 11000 11000 11000; 12000 12000 12000 12000; 12000 12000 12000 12000", 2);

        // 100 euros of profit at 1.20; the fees: 1 euro at 1.10 and 1.1 euros at 1.20.
        Assert.Equal("120", kernel.Account.Realised.ToString());
        Assert.Equal("2.42", kernel.Account.Fees.ToString());
        Assert.Equal("10117.58", kernel.Equity.ToString());
    }

    [Fact]
    public void Holding_RateMoves_MovesEquity()
    {
        var (kernel, _) = Run(
            InstrumentKind.Equity, "100 100 100 100; 100 100 100 100; 100 100 100 100",
            "11000 11000 11000 11000; 11000 11000 11000 11000; 12000 12000 12000 12000", exitBar: 99);
        Assert.Equal("100", kernel.Account.Unrealised.ToString());
        Assert.Equal("10098.9", kernel.Equity.ToString());
    }

    [Fact]
    public void Order_BeforeTheRateIsKnown_IsRefused()
    {
        var (kernel, log) = Run(
            InstrumentKind.Equity, "100 100 100 100; 100 100 100 100; 100 100 100 100", "+2 11000 11000 11000 11000",
            exitBar: 99);
        Assert.Equal(OrderReason.NoExchangeRate, Assert.Single(log.Ended).EndReason);
        Assert.Equal("10000", kernel.Equity.ToString());
    }

    [Fact]
    public void Kernel_NoWayToTheAccount_NamesThePairToImport()
    {
        var setup = new RunSetup { Instruments = [Make(InstrumentKind.Equity)], AccountCurrency = "USD" };
        var error = Assert.Throws<ArgumentException>(() => setup.Wire([[]], new OpenStrategy()));
        Assert.Contains("EURUSD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_DirectInverseAndCross_ConvertExactlyAndAgainstTheTrader()
    {
        Instrument[] pairs = [Pair("ETHBTC", "BTC"), Pair("BTCUSDT", "USDT"), Pair("EURUSDT", "USDT")];
        var rates = new CurrencyRates(pairs, Currency.Of("USDT"));
        Assert.False(rates.TryRate(Currency.Of("BTC"), Currency.Of("USDT"), out _));
        rates.Note(new InstrumentIndex(0), 500);
        rates.Note(new InstrumentIndex(1), 600_000_000);
        rates.Note(new InstrumentIndex(2), 10_700);

        Assert.True(rates.TryRate(Currency.Of("ETH"), Currency.Of("USDT"), out var cross));
        Assert.Equal("3000", cross.ConvertDown(Amount.FromUnits(1)).ToString());
        Assert.True(rates.TryRate(Currency.Of("USDT"), Currency.Of("EUR"), out var inverse));
        Assert.Equal("0.934579439252336448", inverse.ConvertDown(Amount.FromUnits(1)).ToString());
        Assert.Equal("0.934579439252336449", inverse.ConvertUp(Amount.FromUnits(1)).ToString());
        Assert.Equal("-0.934579439252336449", inverse.ConvertDown(-Amount.FromUnits(1)).ToString());
        Assert.True(rates.HasWay(Currency.Of("EUR"), Currency.Of("BTC")));
        Assert.False(rates.HasWay(Currency.Of("EUR"), Currency.Of("GBP")));
        Assert.Equal(Amount.Zero, rates.ToAccount(Amount.FromUnits(1), Currency.Of("GBP")));
    }

    [Theory]
    [InlineData("BTCUSDT", "USDT", "BTC")]
    [InlineData("BTC-USDT", "USDT", "BTC")]
    [InlineData("EURUSD", "USD", "EUR")]
    [InlineData("USD", "USD", null)]
    [InlineData("BTCEUR", "USD", null)]
    public void BaseOf_Symbol_IsWhatStandsBeforeTheQuote(string symbol, string quote, string? expected) =>
        Assert.Equal(expected, CurrencyPair.BaseOf(Pair(symbol, quote))?.Code);

    private static (TradingKernel Kernel, RunLog Log) Run(
        InstrumentKind kind, string prices, string rates, int exitBar)
    {
        var setup = new RunSetup
        {
            Instruments = [Make(kind), Pair("EURUSD", "USD")], RateCount = 1, AccountCurrency = "USD", Cash = 10_000,
            Fees = "bps:10",
        };
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate update) =>
            {
                Assert.Equal(0, update.Instrument.Value);
                if (self.BarCount == 0)
                {
                    self.Place(new OrderRequest
                    {
                        Instrument = default, Side = OrderSide.Buy, Type = OrderType.Market,
                        Quantity = Quantity.FromLots(10),
                    });
                }
                else if (self.BarCount == exitBar)
                {
                    self.Leave();
                }
            },
        };

        // Rates are told a moment before the prices of the same minute.
        var minute = BarList.Parse(prices, RunSetup.StartNs, MinuteNs);
        var rate = BarList.Parse(rates, RunSetup.StartNs, MinuteNs)
            .Select(bar => new Bar(
                bar.CloseTimeNs - 1, bar.OpenTimeNs, bar.OpenTicks, bar.HighTicks, bar.LowTicks, bar.CloseTicks, 1))
            .ToList();
        return setup.Run([minute, rate], 4, strategy);
    }

    private static Instrument Make(InstrumentKind kind) => new(
        InstrumentId.Parse("DAX.T"), kind, DecimalGrid.Parse("1"), DecimalGrid.Parse("1"), Currency.Of("EUR"), "24x7");

    private static Instrument Pair(string symbol, string quote) => new(
        InstrumentId.Parse(symbol + ".T"), InstrumentKind.Spot, DecimalGrid.Parse("0.0001"),
        DecimalGrid.Parse("0.0001"), Currency.Of(quote), "24x7");
}
