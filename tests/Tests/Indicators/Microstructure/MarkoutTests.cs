using Plimsoll.Indicators.Microstructure;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Indicators.Microstructure;

public sealed class MarkoutTests
{
    [Fact]
    public void At_TwoFills_SignedMoves()
    {
        Markouts markouts = new([10, 50]);
        markouts.Mid(1, 100);
        markouts.Fill(5, isBuy: true);
        markouts.Mid(12, 99);
        markouts.Mid(15, 97);
        Assert.Equal(1, markouts.At(0).Count);
        Assert.Equal(-1, markouts.At(0).Mean);
        Assert.Equal(0, markouts.At(1).Count);
        markouts.Fill(20, isBuy: false);
        markouts.Mid(40, 96);
        Assert.Equal(2, markouts.At(0).Count);
        Assert.Equal(-0.5, markouts.At(0).Mean);
        markouts.Mid(100, 90);

        // The buy's 50 ended at 55 with the mid at 96; the sale's at 70 as well.
        Assert.Equal(2, markouts.At(1).Count);
        Assert.Equal((-4 + 1) / 2.0, markouts.At(1).Mean);
        Assert.Equal(2.5, markouts.At(1).StandardError, 1e-12);
    }

    [Fact]
    public void Fill_NoMidYetOrNoRoom_IsCountedAsDropped()
    {
        Markouts markouts = new([10], 2);
        markouts.Fill(1, isBuy: true);
        Assert.Equal(1, markouts.DroppedCount);
        markouts.Mid(2, 100);
        markouts.Fill(3, isBuy: true);
        markouts.Fill(4, isBuy: true);
        markouts.Fill(5, isBuy: true);
        Assert.Equal(2, markouts.DroppedCount);
        markouts.Mid(14, 101);
        Assert.Equal(2, markouts.At(0).Count);
        markouts.Fill(15, isBuy: true);
        Assert.Equal(2, markouts.DroppedCount);
        Assert.Equal(double.PositiveInfinity, default(MarkoutStatistics).StandardError);
    }

    [Fact]
    public void Restore_FillsWaiting_GoOnAlike()
    {
        Markouts first = new([10, 50], 8);
        first.Mid(1, 100);
        first.Fill(5, isBuy: true);
        first.Fill(12, isBuy: false);
        first.Mid(16, 103);
        StateBuffer buffer = new();
        first.Save(buffer);
        Markouts second = new([10, 50], 8);
        second.Restore(buffer);
        first.Mid(200, 90);
        second.Mid(200, 90);
        Assert.Equal(2, second.At(1).Count);
        Assert.Equal(first.At(0), second.At(0));
        Assert.Equal(first.At(1), second.At(1));
    }

    [Fact]
    public void Constructor_HorizonsOutOfOrder_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Markouts([5, 5]));
        Assert.Throws<ArgumentException>(() => new Markouts([0]));
        Assert.Throws<ArgumentException>(() => new Markouts([]));
    }
}
