using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Allocation;

/// <summary>The size that is always the same value, beside the older rules.</summary>
public sealed class SizingTests
{
    [Theory]
    [InlineData("all-in", SizingKind.AllIn)]
    [InlineData("fixed:2", SizingKind.FixedQuantity)]
    [InlineData("value:100", SizingKind.FixedValue)]
    [InlineData("value:0.00000001", SizingKind.FixedValue)]
    [InlineData("percent:12.5", SizingKind.PercentOfEquity)]
    public void TryParse_KnownRule_ReadsBack(string text, SizingKind kind)
    {
        Assert.True(Sizing.TryParse(text, out var sizing));
        Assert.Equal((kind, text), (sizing.Kind, sizing.ToString()));
    }

    [Theory]
    [InlineData("value:")]
    [InlineData("value:0")]
    [InlineData("value:-1")]
    [InlineData("value:NaN")]
    [InlineData("value:1e9")]
    [InlineData("Value:1")]
    public void TryParse_NoValue_IsRefused(string text) => Assert.False(Sizing.TryParse(text, out _));

    [Theory]
    [InlineData(InstrumentKind.Spot, OrderSide.Buy, 1_000, 500, 100)]
    [InlineData(InstrumentKind.Spot, OrderSide.Buy, 1_000, 60, 60)]
    [InlineData(InstrumentKind.Perpetual, OrderSide.Sell, 1_000, 0, 100)]
    public void Entry_FixedValue_IsThatValueOrWhatCashPaysFor(
        InstrumentKind kind, OrderSide side, int equity, int cash, int budget)
    {
        Assert.True(Sizing.TryParse("value:100", out var sizing));
        var request = Allocator.Entry(
            sizing, RunSetup.Coin(kind, tick: "0.01", lot: "0.001", number: 0), default, side,
            Amount.FromUnits(equity), Amount.FromUnits(cash), "in");
        Assert.Equal(Amount.FromUnits(budget), request.QuoteBudget);
    }
}
