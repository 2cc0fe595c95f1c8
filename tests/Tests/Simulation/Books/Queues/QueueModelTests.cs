using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Tests.Simulation.Books.Queues;

public sealed class QueueModelTests
{
    [Fact]
    public void BehindShare_ThirtyAheadSeventyBehind_IsTheCheckValue()
    {
        Assert.Equal(0.844828, QueueModel.Power(2).BehindShare(30, 70), 6);
        Assert.Equal(0.553835, QueueModel.Log.BehindShare(30, 70), 6);
        Assert.Equal(0.7, QueueModel.Power(1).BehindShare(30, 70), 12);
        Assert.Equal(343.0 / 370.0, QueueModel.Power(3).BehindShare(30, 70), 12);
        Assert.Equal(1, QueueModel.Pessimistic.BehindShare(30, 70));
    }

    [Fact]
    public void BehindShare_PowerThatIsNotWhole_LiesBetweenItsNeighbours()
    {
        var share = QueueModel.Power(1.5).BehindShare(30, 70);

        Assert.InRange(share, QueueModel.Power(1).BehindShare(30, 70), QueueModel.Power(2).BehindShare(30, 70));
    }

    [Theory]
    [InlineData("power:2")]
    [InlineData("log")]
    public void BehindShare_NobodyAheadOrBehind_IsCertain(string text)
    {
        Assert.True(QueueModel.TryParse(text, out var model));
        Assert.Equal(1, model.BehindShare(0, 70));
        Assert.Equal(0, model.BehindShare(30, 0));
    }

    [Fact]
    public void BehindShare_AnyQueue_IsAShareAndMirrorsItself()
    {
        foreach (var model in new[] { QueueModel.Power(0.5), QueueModel.Power(2), QueueModel.Log })
        {
            for (var ahead = 1; ahead < 200; ahead += 7)
            {
                for (var behind = 1; behind < 200; behind += 11)
                {
                    var share = model.BehindShare(ahead, behind);
                    Assert.InRange(share, 0, 1);
                    Assert.Equal(1, share + model.BehindShare(behind, ahead), 12);
                }
            }
        }
    }

    [Theory]
    [InlineData("pessimistic")]
    [InlineData("power:2")]
    [InlineData("power:1.5")]
    [InlineData("log")]
    [InlineData("exact")]
    public void TryParse_WhatToStringWrites_IsTheSameModel(string text)
    {
        Assert.True(QueueModel.TryParse(text, out var model));
        Assert.Equal(text, model.ToString());
        Assert.True(QueueModel.TryParse(model.ToString(), out var again));
        Assert.Equal(model, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("power")]
    [InlineData("power:")]
    [InlineData("power:0")]
    [InlineData("power:-1")]
    [InlineData("power:17")]
    [InlineData("power:x")]
    [InlineData("optimistic")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(QueueModel.TryParse(text, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(16.5)]
    [InlineData(double.NaN)]
    public void Power_OutsideItsRange_Throws(double exponent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QueueModel.Power(exponent));
}
