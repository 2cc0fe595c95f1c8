using System.Text.Json;
using Plimsoll.Research.MarketMaking;

namespace Plimsoll.Tests.Research.MarketMaking;

public sealed class AverageCostBookTests
{
    [Fact]
    public void Apply_OracleCases_CorrectedValuesAgree()
    {
        var path = ReferenceData.Require("systems/oracles/market-maker/accounting.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var steps = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var given = one.GetProperty("in");
            var rate = given.GetProperty("fee_fraction").GetDouble();
            AverageCostBook book = new();
            var expected = one.GetProperty("corrected").EnumerateArray().ToArray();
            var place = 0;
            double cash = 0;
            foreach (var fill in given.GetProperty("events").EnumerateArray())
            {
                var price = fill.GetProperty("price").GetDouble();
                var size = fill.GetProperty("quantity").GetDouble();
                var signed = fill.GetProperty("side").GetString() == "BUY" ? size : -size;
                var fee = rate * price * size;
                book.Apply(signed, price, fee);
                cash -= (signed * price) + fee;
                var mark = fill.GetProperty("mid").GetDouble();
                var values = expected[place++];
                Near(values, "position", book.Position);
                Near(values, "average_price", book.AveragePrice);
                Near(values, "fees", book.Fees);
                Near(values, "realized_gross", book.RealizedGross);
                Near(values, "unrealized", book.Unrealized(mark));
                Near(values, "net_total", book.Net(mark));

                // The split is the change of equity: cash and the position at its mark.
                Assert.Equal(cash + (book.Position * mark), book.Net(mark), 1e-9);
                steps++;
            }

            Assert.Equal(expected.Length, place);
        }

        Assert.True(steps >= 60, $"only {steps} steps");
    }

    [Fact]
    public void Apply_FillThatTurnsThePosition_ClosesFirst()
    {
        AverageCostBook book = new();
        book.Apply(2, 100, 0.5);
        book.Apply(-5, 110, 0.5);
        Assert.Equal(20, book.RealizedGross);
        Assert.Equal(-3, book.Position);
        Assert.Equal(110, book.AveragePrice);
        Assert.Equal(20 - 1 - 15, book.Net(115));
        book.Apply(3, 100, 0);
        Assert.Equal(50, book.RealizedGross);
        Assert.Equal(0, book.AveragePrice);
    }

    [Theory]
    [InlineData(5, 100, 500.0)]
    [InlineData(-3, 100, -300.0)]
    public void Apply_LiquidationOfEitherSign_EndsFlatAndPaysTheFee(double held, double price, double value)
    {
        AverageCostBook book = new();
        book.Apply(held, price, 0);
        book.Apply(-held, price, Math.Abs(value) * 0.001);
        Assert.Equal(0, book.Position);
        Assert.Equal(-Math.Abs(value) * 0.001, book.Net(12_345), 1e-12);
    }

    private static void Near(JsonElement expected, string name, double actual)
    {
        var value = expected.GetProperty(name).GetDouble();
        Assert.True(
            Math.Abs(value - actual) <= 1e-9 * Math.Max(1e-3, Math.Abs(value)), $"{name}: {value:R}, found {actual:R}");
    }
}
