using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

/// <summary>What <c>default</c> means is part of every value type's documentation; here it is held.</summary>
public sealed class DefaultValueTests
{
    [Fact]
    public void Default_Numbers_AreZero()
    {
        Assert.Equal(Price.FromTicks(0), default(Price));
        Assert.Equal(Quantity.Zero, default(Quantity));
        Assert.True(default(Quantity).IsZero);
        Assert.Equal(Duration.Zero, default(Duration));
        Assert.Equal("0s", default(Duration).ToString());
        Assert.Equal(Timestamp.FromUnixNanos(0), default(Timestamp));
        Assert.Equal("1970-01-01T00:00:00Z", default(Timestamp).ToString());
    }

    [Fact]
    public void Default_Names_AreUnnamed()
    {
        Assert.Equal("", default(Currency).Code);
        Assert.Equal("", default(Currency).ToString());
        Assert.Null(default(InstrumentId).Symbol);
        Assert.True(default(OrderId).IsNone);
        Assert.Equal(OrderId.None, default(OrderId));
        Assert.Equal(0, default(ExecutionId).Value);
        Assert.Equal(new InstrumentIndex(0), default(InstrumentIndex));
        Assert.Equal(new StrategyIndex(0), default(StrategyIndex));
        Assert.Equal(default(Currency), default(Money).Currency);
        Assert.True(default(Money).Amount.IsZero);
    }

    [Fact]
    public void Default_Messages_AreNothing()
    {
        Assert.Equal(EventKind.None, default(Event).Kind);
        Assert.Equal(0, default(Event).TimeNs);
        Assert.Equal(CommandKind.None, default(Command).Kind);
        Assert.Equal(CommandKind.None, default(ApprovedOrder).Command.Kind);
        Assert.True(default(OrderReport).Order.IsNone);
        Assert.True(default(OrderReport).Fee.IsZero);
        Assert.Equal(0, default(BarPeriod).Nanos);
        Assert.Equal(0, default(Bar).CloseTimeNs);
        Assert.True(default(Bar).IsOrdered);
        Assert.Equal(TimeInForce.GoodTillCancelled, default(TimeInForce));
        Assert.Equal(OrderReason.None, default(OrderReason));
        Assert.Equal(OrderStatus.PendingSubmit, default(OrderStatus));
        Assert.Equal(Sizing.AllIn, default(Sizing));
        Assert.Equal("all-in", default(Sizing).ToString());
    }

    [Fact]
    public void Money_OfTwoCurrencies_DoesNotAdd()
    {
        var dollars = new Money(Amount.FromUnits(3), Currency.Of("usd"));
        var more = new Money(Amount.FromUnits(4), Currency.Of("USD"));
        Assert.Equal("7 USD", (dollars + more).ToString());
        Assert.Equal("-1 USD", (dollars - more).ToString());
        var coins = new Money(Amount.FromUnits(1), Currency.Of("BTC"));
        Assert.Throws<InvalidOperationException>(() => dollars + coins);
        Assert.Throws<InvalidOperationException>(() => dollars - coins);
    }

    [Theory]
    [InlineData("")]
    [InlineData("US D")]
    [InlineData("ABCDEFGHIJKLM")]
    [InlineData("€")]
    public void Currency_NoCode_Throws(string code) => Assert.Throws<ArgumentException>(() => Currency.Of(code));
}
