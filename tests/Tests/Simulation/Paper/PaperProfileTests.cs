using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Paper;

namespace Plimsoll.Tests.Simulation.Paper;

public sealed class PaperProfileTests
{
    [Fact]
    public void Usual_AsVenueModels_IsTheWrittenProfile()
    {
        var profile = PaperProfile.Usual with { Seed = 9 };
        Assert.Equal("bps:maker=5,taker=10", profile.ToFees().ToString());
        Assert.Equal("draw:0.05-0.3,cap=1%,seed=9", profile.Slippage.ToString());
        Assert.Equal("10%:30%-90%,seed=9", profile.Partials.ToString());
        Assert.True(PartialFills.TryParse(profile.Partials.ToString(), out var again));
        Assert.Equal(profile.Partials, again);
    }

    [Fact]
    public void FromVariables_Given_ReplaceTheUsual()
    {
        var variables = new Dictionary<string, string?>
        {
            ["PAPER_SUCCESS_RATE"] = "1", ["PAPER_MIN_LATENCY_MS"] = "5", ["PAPER_MAX_SLIPPAGE_PCT"] = "0.5",
            ["PAPER_TAKER_FEE_PCT"] = "0.04", ["PAPER_MAKER_FEE_PCT"] = "-0.01", ["PAPER_MIN_FILL_RATIO"] = " ",
        };
        var profile = PaperProfile.FromVariables(name => variables.GetValueOrDefault(name));
        Assert.Equal(
            PaperProfile.Usual with
            {
                SuccessRate = 1, LatencyMinMs = 5, SlippageMaxPercent = 0.5, TakerFeePercent = 0.04,
                MakerFeePercent = -0.01,
            },
            profile);
        Assert.Equal("bps:maker=-1,taker=4", profile.ToFees().ToString());
    }

    [Theory]
    [InlineData("PAPER_SUCCESS_RATE", "1.5")]
    [InlineData("PAPER_SUCCESS_RATE", "often")]
    [InlineData("PAPER_MIN_LATENCY_MS", "300")]
    [InlineData("PAPER_MAX_LATENCY_MS", "-1")]
    [InlineData("PAPER_MIN_SLIPPAGE_PCT", "0.4")]
    [InlineData("PAPER_MAX_SLIPPAGE_PCT", "0.01")]
    [InlineData("PAPER_PARTIAL_FILL_PROB", "-0.1")]
    [InlineData("PAPER_MIN_FILL_RATIO", "0")]
    [InlineData("PAPER_MAX_FILL_RATIO", "0.2")]
    [InlineData("PAPER_TAKER_FEE_PCT", "x")]
    public void FromVariables_Bad_IsRefusedByNameAndValue(string name, string value)
    {
        var error = Assert.Throws<FormatException>(
            () => PaperProfile.FromVariables(asked => asked == name ? value : null));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "QUANTITY_TOO_SMALL")]
    [InlineData(0, "QUANTITY_TOO_SMALL")]
    [InlineData(-1, "QUANTITY_TOO_SMALL")]
    [InlineData(1_000_000.5, "QUANTITY_TOO_LARGE")]
    [InlineData(double.PositiveInfinity, "QUANTITY_TOO_LARGE")]
    public void Execute_BadQuantity_IsRefused(double quantity, string reason)
    {
        var executor = new PaperExecutor(PaperProfile.Usual, new SeededRandom(1).NextDouble);
        var result = executor.Execute(new PaperOrder("BTCUSDT", OrderSide.Buy, true, quantity, null));
        Assert.Equal(("REJECTED", reason), (result.Status, result.RejectionReason));
        Assert.Equal(1, executor.Statistics.RejectedOrders);
    }

    [Fact]
    public void Execute_SameSeed_GivesTheSameFillsInTheWrittenShares()
    {
        var profile = PaperProfile.Usual with { SuccessRate = 1 };
        var (first, second) = (new SeededRandom(5), new SeededRandom(5));
        var (one, two) = (new PaperExecutor(profile, first.NextDouble), new PaperExecutor(profile, second.NextDouble));
        for (var i = 0; i < 20_000; i++)
        {
            var order = new PaperOrder(
                PaperPair.All[i % 10].Symbol, (OrderSide)(i % 2), i % 3 == 0, 1 + (i % 50), null);
            Assert.Equal(one.Execute(in order), two.Execute(in order));
        }

        Assert.Equal(20_000, one.Statistics.FilledOrders + one.Statistics.PartialFills);
        Assert.InRange(one.Statistics.FillRate, 0.89, 0.91);
    }

    [Fact]
    public void Definitions_OfTheTenPairs_HoldTogether()
    {
        Assert.Equal(10, PaperPair.All.Count);
        foreach (var pair in PaperPair.All)
        {
            var instrument = pair.Definition("PAPER");
            Assert.Equal(pair.Symbol + ".PAPER", instrument.Id.ToString());
            Assert.Equal("USDT", instrument.Quote.Code);
            Assert.True(instrument.PriceGrid.NearestSteps(pair.StartPrice) >= 1_000, pair.Symbol);
            Assert.Equal(pair, PaperPair.Find(pair.Symbol));
        }

        Assert.Null(PaperPair.Find("AVAXUSDT"));
    }

    [Fact]
    public void PartialFills_ManyOrders_KeepTheirSharesAndTheRestLivesOn()
    {
        var partials = PaperProfile.Usual.Partials;
        var parts = 0;
        for (var order = 1; order <= 20_000; order++)
        {
            var first = partials.First(order, 1_000);
            Assert.True(first is 1_000 or (>= 300 and < 900), $"{first}");
            parts += first < 1_000 ? 1 : 0;
        }

        Assert.InRange(parts, 1_850, 2_150);
        Assert.Equal(1, (partials with { Probability = 1 }).First(1, 1));
        Assert.Equal(
            "#1 buy 3@103 taker t1 | #1 buy 7@103 taker t2",
            VenueCase.Run(
                "100 101 99 100; 103 104 102 103; 103 104 102 103", "0: buy 10",
                new RunSetup { Partials = "100%:35%-35%" }));
    }
}
