using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Research.Explaining;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Kernel;
using Plimsoll.Tests.Kernel.Ledger;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Explaining;

/// <summary>Stories of a run that is known by heart, out of its journal alone.</summary>
public sealed class JournalStoryTests
{
    private static readonly Instrument Coin = Facts.Make("COIN.TEST", InstrumentKind.Spot, "0.01", "0.0001", "USDT");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Tell_Order_NamesInputsAllocationAnswerCommandFillsAndItsTrade()
    {
        using var folder = Recorded();

        var story = Tell(folder, "order:1");

        Assert.Equal("Order 1", story.Title);
        Assert.Equal(
            ["decision", "command", "venue", "execution", "venue"], story.Lines.Select(static one => one.Kind));
        var decision = story.Lines[0];
        Assert.StartsWith("decided: an entry, order 1: buy for 100000 USDT COIN.TEST Market", decision.Text,
            StringComparison.Ordinal);
        Assert.Contains("inputs: fast 101.25, slow 99", decision.Details);
        Assert.Contains("account: equity 100000 USDT, free cash 100000 USDT, position 0.0000", decision.Details);
        Assert.Contains("allocation: all-in gives for 100000 USDT", decision.Details);
        Assert.Contains("risk: no layer speaks against it", decision.Details);
        Assert.StartsWith("bought 999.0009 COIN.TEST at 100.00, fee ", story.Lines[3].Text, StringComparison.Ordinal);
        Assert.StartsWith("filled whole: 999.0009", story.Outcome[0], StringComparison.Ordinal);
        Assert.StartsWith("part of trade 1: profit ", story.Outcome[1], StringComparison.Ordinal);
        Assert.All(story.Lines, static line => Assert.True(line.Sequence > 0));
        var records = story.Lines.Select(static one => one.Sequence).ToArray();
        Assert.Equal(records.Order(), records);
    }

    [Fact]
    public void Tell_Trade_GoesFromItsEntryToItsExitAndSaysWhatItBrought()
    {
        using var folder = Recorded();

        var story = Tell(folder, "trade:1");

        Assert.StartsWith("Trade 1: long 999.0009 COIN.TEST, ", story.Title, StringComparison.Ordinal);
        Assert.Equal(2, story.Lines.Count(static one => one.Kind == "decision"));
        Assert.Equal(2, story.Lines.Count(static one => one.Kind == "execution"));
        Assert.StartsWith(
            "the position is closed", story.Lines.Single(static one => one.Kind == "trade").Text,
            StringComparison.Ordinal);
        Assert.Equal("entered for \"enter long\", left for \"exit\"", story.Outcome[0]);
        Assert.Contains("net ", story.Outcome[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_Block_NamesLayerReasonAndAllThatSpeaksAgainstIt()
    {
        using var folder = Recorded();

        var story = Tell(folder, "block:1");

        var line = Assert.Single(story.Lines);
        Assert.StartsWith("refused: an order, order 3: sell 0.0001 COIN.TEST", line.Text, StringComparison.Ordinal);
        Assert.Contains(line.Details, static one => one.Contains(
            "for ShortNotAllowed; all that speaks against it: ShortNotAllowed", StringComparison.Ordinal));
        Assert.Contains("it never left", story.Outcome[0], StringComparison.Ordinal);
        Assert.Contains("it never left", Tell(folder, "3").Outcome[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_OrderThatWasChangedAndCanceled_SaysBothAndWhyItEnded()
    {
        using var folder = Recorded();

        var story = Tell(folder, "4");

        var texts = string.Join('\n', story.Lines.Select(static one => one.Text));
        Assert.Contains("decided: a change, order 4: buy 0.0002", texts, StringComparison.Ordinal);
        Assert.Contains("asked the venue to change it to order 4: buy 0.0002 COIN.TEST Limit limit 2.00", texts,
            StringComparison.Ordinal);
        Assert.Contains("asked the venue to cancel order 4", texts, StringComparison.Ordinal);
        Assert.StartsWith("ended Canceled because CanceledByStrategy", story.Outcome[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order:99", "no order 99 in this journal: its orders are 1 to 4")]
    [InlineData("trade:2", "no trade 2 in this journal: its finished trades are 1 to 1")]
    [InlineData("block:7", "no block 7 in this journal: its refusals are 1 to 1")]
    public void Tell_SomethingThatIsNotThere_SaysWhatThereIs(string what, string message)
    {
        using var folder = Recorded();
        Assert.Equal(message, Assert.Throws<StoryMissingException>(() => Tell(folder, what)).Message);
    }

    /// <summary>Of a random run every order, trade and refusal has a story.</summary>
    [Fact]
    public void Tell_RandomRun_EveryThingHasAStory()
    {
        using var folder = new TemporaryFolder();
        var request = Requests.Request(
            static () => new RandomStrategy(11, 1), Requests.Series(Coin, RandomMarket.Bars(3, 400))) with
        {
            TriesOtherPolicies = false,
            Journal = new JournalTarget(folder.Path("journal"), "Test", "test"),
        };
        var result = Backtest.Run(request, null, Cancellation).Result;
        var told = 0;
        for (var number = 1; number <= result.Trades.Count; number++)
        {
            var story = Tell(folder, FormattableString.Invariant($"trade:{number}"));
            Assert.True(story.Lines.Count(static one => one.Kind == "execution") >= 2, story.Title);
            told++;
        }

        for (var number = 1L; number <= 40; number++)
        {
            Assert.NotEmpty(Tell(folder, FormattableString.Invariant($"{number}")).Lines);
        }

        Assert.True(told > 3, $"{told} trades");
    }

    [Theory]
    [InlineData("17", "order 17")]
    [InlineData("order:17", "order 17")]
    [InlineData("trade:3", "trade 3")]
    [InlineData("block:2", "block 2")]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("fill:3", null)]
    [InlineData("trade:", null)]
    [InlineData("", null)]
    public void TryParse_Text_IsReadOrRefused(string text, string? subject)
    {
        Assert.Equal(subject is not null, StorySubject.TryParse(text, out var read));
        Assert.Equal(subject ?? "order 0", read.ToString());
    }

    private static Story Tell(TemporaryFolder folder, string what)
    {
        Assert.True(StorySubject.TryParse(what, out var subject), what);
        return JournalStory.Tell(folder.Path("journal"), subject, Cancellation);
    }

    // Buys everything, sells it, tries to sell what it does not have, moves a limit that never trades and cancels it.
    private static TemporaryFolder Recorded()
    {
        var folder = new TemporaryFolder();
        var request = Requests.Request(
            static () => new ActingStrategy { Act = Act }, Requests.Series(Coin, Bars())) with
        {
            TriesOtherPolicies = false,
            Journal = new JournalTarget(folder.Path("journal"), "Test", "test"),
        };
        Assert.Null(Backtest.Run(request, null, Cancellation).Failure);
        return folder;
    }

    private static void Act(ActingStrategy self, InstrumentIndex index)
    {
        switch (self.Count)
        {
            case 1:
                self.Say("fast", 101.25);
                self.Say("slow", 99);
                _ = self.Enter(index);
                break;
            case 4:
                _ = self.Leave(index);
                break;
            case 7:
                _ = self.Put(Order(index, OrderSide.Sell, OrderType.Market));
                break;
            case 8:
                _ = self.Put(Order(index, OrderSide.Buy, OrderType.Limit));
                break;
            case 9:
                Assert.Equal(OrderReason.None, self.Move(new OrderId(4), 200, 2));
                break;
            case 11:
                self.Stop(new OrderId(4));
                break;
            default:
                break;
        }
    }

    private static OrderRequest Order(InstrumentIndex index, OrderSide side, OrderType type) => new()
    {
        Instrument = index, Side = side, Type = type, Quantity = Quantity.FromLots(1),
        LimitPrice = Price.FromTicks(100), Reason = "test",
    };

    private static List<Bar> Bars() => [.. Enumerable.Range(0, 20).Select(static i =>
    {
        var open = RunSetup.StartNs + (i * 60_000_000_000L);
        var price = i < 4 ? 100_00 : 110_00;
        return new Bar(open + 60_000_000_000, open, price, price, price, price, 1_000_000_000);
    })];
}
