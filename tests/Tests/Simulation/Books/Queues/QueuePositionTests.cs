using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Tests.Simulation.Books.Queues;

public sealed class QueuePositionTests
{
    [Fact]
    public void Show_DecreaseWithoutTrades_MovesByTheShareInFront()
    {
        // 30 ahead, 70 behind: of 10 that leave, 8.44828 leave behind by the square rule.
        var position = QueuePosition.Last(30);
        position.Show(QueueModel.Power(2), 100, 90);

        Assert.Equal(30 - (10 * (1 - 0.8448275862)), position.AheadLots, 8);
    }

    [Fact]
    public void Show_DecreaseWithoutTrades_LeavesThePessimistWhereHeIs()
    {
        var position = QueuePosition.Last(30);
        position.Show(QueueModel.Pessimistic, 100, 90);

        Assert.Equal(30, position.AheadLots);
    }

    [Theory]
    [InlineData("pessimistic")]
    [InlineData("power:2")]
    [InlineData("log")]
    public void Show_DecreaseThatATradeExplains_IsNotCountedTwice(string text)
    {
        Assert.True(QueueModel.TryParse(text, out var model));
        var position = QueuePosition.Last(30);
        Assert.Equal(0, position.Trade(20));
        Assert.Equal(10, position.AheadLots);

        position.Show(model, 100, 80);

        Assert.Equal(10, position.AheadLots);
        Assert.Equal(0, position.UnshownLots);
    }

    [Fact]
    public void Show_TradeAndCancellationInOneUpdate_SharesOnlyTheCancellation()
    {
        var position = QueuePosition.Last(30);
        _ = position.Trade(20);
        // 5 more left than traded: 10 ahead and 70 behind at that moment.
        position.Show(QueueModel.Power(1), 100, 75);

        Assert.Equal(10 - (5 * (10.0 / 80.0)), position.AheadLots, 10);
    }

    [Fact]
    public void Show_TradeHiddenByNewOrders_ChangesNothingMore()
    {
        var position = QueuePosition.Last(30);
        _ = position.Trade(20);
        position.Show(QueueModel.Log, 100, 110);
        Assert.Equal(10, position.AheadLots);

        // The account is closed with the update: a later fall is a cancellation again.
        position.Show(QueueModel.Power(1), 110, 99);
        Assert.Equal(10 - (11 * (10.0 / 110.0)), position.AheadLots, 10);
    }

    [Fact]
    public void Show_LessDisplayedThanAhead_IsTheMostThatCanBeAhead()
    {
        var position = QueuePosition.Last(30);
        position.Show(QueueModel.Pessimistic, 30, 12);
        Assert.Equal(12, position.AheadLots);

        position.Show(QueueModel.Pessimistic, 12, 0);
        Assert.Equal(0, position.AheadLots);
    }

    [Fact]
    public void Show_Increase_JoinsBehind()
    {
        var position = QueuePosition.Last(30);
        position.Show(QueueModel.Power(2), 30, 500);
        Assert.Equal(30, position.AheadLots);
    }

    [Fact]
    public void Trade_MoreThanAhead_ReachesTheOrder()
    {
        var position = QueuePosition.Last(30);
        Assert.Equal(0, position.Trade(30));
        Assert.Equal(5, position.Trade(5));
    }

    [Fact]
    public void Trade_PartOfALotAhead_CountsAsAWholeOne()
    {
        var position = QueuePosition.Last(10);
        position.Show(QueueModel.Power(1), 20, 19);
        Assert.Equal(9.5, position.AheadLots, 12);

        Assert.Equal(10, position.WholeAheadLots);
        Assert.Equal(0, position.Trade(10));
    }

    [Fact]
    public void Leave_OrderAheadCancelled_MovesByItsSize()
    {
        var position = QueuePosition.Last(30);
        position.Leave(12);
        Assert.Equal(18, position.AheadLots);
    }

    [Fact]
    public void Leave_OrderAheadTradedBefore_IsNotCountedTwice()
    {
        var position = QueuePosition.Last(30);
        _ = position.Trade(12);
        position.Leave(12);
        Assert.Equal(18, position.AheadLots);
        position.Leave(3);
        Assert.Equal(15, position.AheadLots);
    }

    /// <summary>
    /// Against a queue of named lots in which everything is known: whatever leaves, the pessimist is never closer to
    /// the front than the truth, and no model leaves the range of the possible.
    /// </summary>
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Show_RandomQueueOfNamedLots_PessimistIsNeverAheadOfTheTruth(ulong seed)
    {
        var random = new SeededRandom(seed);
        QueueModel[] models = [QueueModel.Power(1), QueueModel.Power(2), QueueModel.Log];
        for (var round = 0; round < 2_000; round++)
        {
            var ahead = random.NextInt32(50);
            var behind = 0;
            var pessimist = QueuePosition.Last(ahead);
            var exact = QueuePosition.Last(ahead);
            var positions = new QueuePosition[models.Length];
            Array.Fill(positions, QueuePosition.Last(ahead));
            for (var step = 0; step < 40; step++)
            {
                var before = ahead + behind;
                var traded = random.NextInt32(3) == 0 ? random.NextInt32(before + 1) : 0;
                if (traded > 0)
                {
                    var front = Math.Min(traded, ahead);
                    // The truth is told who traded; the others only how much.
                    Assert.Equal(traded - front, exact.Trade(traded));
                    Assert.InRange(pessimist.Trade(traded), 0, traded - front);
                    for (var i = 0; i < models.Length; i++)
                    {
                        _ = positions[i].Trade(traded);
                    }

                    ahead -= front;
                    behind -= traded - front;
                    if (front > 0)
                    {
                        exact.Leave(front);
                    }
                }

                var gone = random.NextInt32(ahead + 1);
                ahead -= gone;
                if (gone > 0)
                {
                    exact.Leave(gone);
                }

                behind += random.NextInt32(30) - random.NextInt32(behind + 1);
                behind = Math.Max(0, behind);
                var now = ahead + behind;
                pessimist.Show(QueueModel.Pessimistic, before, now);
                exact.Show(QueueModel.Exact, before, now);
                Assert.True(pessimist.AheadLots >= ahead, $"seed {seed}, round {round}, step {step}");
                Assert.InRange(exact.AheadLots, 0, now);
                for (var i = 0; i < models.Length; i++)
                {
                    positions[i].Show(models[i], before, now);
                    Assert.InRange(positions[i].AheadLots, 0, now);
                    Assert.True(
                        positions[i].AheadLots <= pessimist.AheadLots + 1e-9, $"seed {seed}, round {round}");
                }
            }
        }
    }
}
