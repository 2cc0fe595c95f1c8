using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Model.Orders;

public sealed class ReasonSetTests
{
    [Fact]
    public void Add_NumbersOfAllWords_HoldsThemInOrder()
    {
        var set = default(ReasonSet);
        OrderReason[] numbers = [(OrderReason)255, (OrderReason)1, (OrderReason)63, (OrderReason)64, (OrderReason)128];
        foreach (var number in numbers)
        {
            set.Add(number);
            set.Add(number);
        }

        var seen = new List<int>();
        for (var reason = set.Next(OrderReason.None); reason != OrderReason.None; reason = set.Next(reason))
        {
            seen.Add((int)reason);
        }

        Assert.Equal([1, 63, 64, 128, 255], seen);
        Assert.Equal(5, set.Count);
        Assert.True(set.Contains((OrderReason)64));
        Assert.False(set.Contains((OrderReason)65));
    }

    [Fact]
    public void Add_None_StaysEmpty()
    {
        var set = default(ReasonSet);
        set.Add(OrderReason.None);
        Assert.True(set.IsEmpty);
        Assert.Equal("", set.ToString());
        Assert.Equal(OrderReason.None, set.Next(OrderReason.None));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    public void Add_NumberOutside_Throws(int number)
    {
        var set = default(ReasonSet);
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Add((OrderReason)number));
        Assert.True(set.IsEmpty);
    }

    [Fact]
    public void Add_OtherSet_IsTheUnion()
    {
        var first = default(ReasonSet);
        first.Add(OrderReason.SelfCross);
        var second = default(ReasonSet);
        second.Add(OrderReason.AccountRuined);
        second.Add((OrderReason)200);
        first.Add(in second);

        Assert.Equal("SelfCross, AccountRuined, 200", first.ToString());
        Assert.NotEqual(second, first);
    }

    [Fact]
    public void FromWords_WordsOfAnyPair_GivesTheSameSet()
    {
        Span<ulong> words = stackalloc ulong[4];
        for (var low = 1; low < ReasonSet.NumbersMax; low++)
        {
            var set = default(ReasonSet);
            set.Add((OrderReason)low);
            set.Add((OrderReason)(ReasonSet.NumbersMax - low));
            set.CopyTo(words);
            Assert.Equal(set, ReasonSet.FromWords(words));
        }
    }

    [Fact]
    public void FromWords_BitOfNoneOrTooFew_Throws()
    {
        Assert.Throws<ArgumentException>(() => ReasonSet.FromWords([1, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => ReasonSet.FromWords([2, 0, 0]));
    }

    [Fact]
    public void Add_EveryDefinedReason_HasAPlace()
    {
        var set = default(ReasonSet);
        foreach (var reason in Enum.GetValues<OrderReason>())
        {
            set.Add(reason);
        }

        Assert.Equal(Enum.GetValues<OrderReason>().Length - 1, set.Count);
    }
}
