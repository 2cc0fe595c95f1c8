using Plimsoll.Kernel.Ledger;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Kernel.Ledger;

public sealed class ReconciliationTests
{
    private static readonly AccountStatement Own = new()
    {
        Balances = [new("USD", Facts.Of("900")), new("BNB", Facts.Of("1"))],
        Positions = [new("A.T", Facts.Of("2")), new("B.T", Facts.Of("-3"))],
        Executions = [Line("A.T", 1, "2", "50", "0.1"), Line("B.T", 2, "-3", "10", "0.1")],
    };

    [Fact]
    public void Compare_TheSame_FindsNothing() => Assert.Empty(Reconciliation.Compare(Own, Own));

    [Fact]
    public void Compare_ListTheVenueLeavesOut_IsNotCompared() =>
        Assert.Empty(Reconciliation.Compare(Own, new AccountStatement()));

    [Fact]
    public void Compare_EveryClass_IsNamedInOrderWithAmountAndRemedy()
    {
        var venue = new AccountStatement
        {
            Balances = [new("USD", Facts.Of("880"))],
            Positions = [new("A.T", Facts.Of("2.5")), new("C.T", Facts.Of("1"))],
            Executions =
            [
                Line("A.T", 1, "2", "51", "0.2"), Line("A.T", 3, "0.5", "50", "0"), Line("D.T", 9, "4", "1", "0"),
            ],
        };

        var found = Reconciliation.Compare(Own, venue);

        Assert.Equal(
            [
                "ExecutionNotBooked A.T 3 0.5", "ExecutionNotBooked D.T 9 4", "ExecutionUnknownToVenue B.T 2 3",
                "ExecutionDiffers A.T 1 1", "FeeDiffers A.T 1 0.1", "PositionExplained A.T 0 0.5",
                "PositionExplained B.T 0 3", "PositionUnexplained C.T 0 1", "BalanceDiffers BNB 0 -1",
                "BalanceDiffers USD 0 -20",
            ],
            found.Select(static one => $"{one.Class} {one.Subject} {one.Execution} {one.Amount}"));
        Assert.All(found, static one => Assert.NotEmpty(one.Remedy));
    }

    [Fact]
    public void Compare_FeeInAnotherAsset_SaysSo()
    {
        var venue = Own with
        {
            Executions = [Line("A.T", 1, "2", "50", "0.1") with { FeeAsset = "BNB" }, Own.Executions![1]],
        };
        var one = Assert.Single(Reconciliation.Compare(Own, venue));
        Assert.Equal(DifferenceClass.FeeDiffers, one.Class);
        Assert.Contains("'BNB'", one.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SomethingTwice_IsRefused()
    {
        var twice = Own with { Positions = [new("A.T", Facts.Of("2")), new("A.T", Facts.Of("2"))] };
        var again = Own with { Executions = [Own.Executions![0], Own.Executions[0]] };
        var position = Assert.Throws<ArgumentException>(() => Reconciliation.Compare(Own, twice));
        var execution = Assert.Throws<ArgumentException>(() => Reconciliation.Compare(again, Own));
        Assert.Contains("A.T", position.Message, StringComparison.Ordinal);
        Assert.Contains("1 twice", execution.Message, StringComparison.Ordinal);
    }

    /// <summary>Random statements: twice the same list, in whatever order the lines stand.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Compare_RandomStatements_IsPureAndOrderless(int seed)
    {
        var random = new SplitMix((ulong)seed);
        for (var round = 0; round < 200; round++)
        {
            var (own, venue) = (Any(random), Any(random));
            var found = Reconciliation.Compare(own, venue);
            Assert.Equal(found, Reconciliation.Compare(own, venue));
            Assert.Equal(found, Reconciliation.Compare(Backwards(own), Backwards(venue)));
            var positions = own.Positions!.Concat(venue.Positions!);
            foreach (var name in positions.Select(static one => one.Instrument).Distinct())
            {
                var gap = Quantity(venue, name) - Quantity(own, name);
                var named = found.Where(one => one.Subject == name
                    && one.Class is DifferenceClass.PositionExplained or DifferenceClass.PositionUnexplained)
                    .Where(one => one.Subject == name).ToArray();
                Assert.Equal(gap.IsZero ? 0 : 1, named.Length);
                Assert.All(named, one => Assert.Equal(gap, one.Amount));
            }
        }
    }

    private static Plimsoll.Model.Values.Amount Quantity(AccountStatement statement, string name) =>
        statement.Positions!.Where(one => one.Instrument == name).Select(static one => one.Quantity).SingleOrDefault();

    private static AccountStatement Backwards(AccountStatement one) => new()
    {
        Balances = [.. one.Balances!.Reverse()],
        Positions = [.. one.Positions!.Reverse()],
        Executions = [.. one.Executions!.Reverse()],
    };

    private static AccountStatement Any(SplitMix random)
    {
        var balances = new List<BalanceLine>();
        var positions = new List<PositionLine>();
        var executions = new List<ExecutionLine>();
        for (var i = 0; i < 5; i++)
        {
            if (random.Next() % 2 == 0)
            {
                balances.Add(new BalanceLine("C" + i, Facts.Of((long)(random.Next() % 3))));
                positions.Add(new PositionLine("I" + i, Facts.Of((long)(random.Next() % 3))));
            }

            if (random.Next() % 3 != 0)
            {
                executions.Add(Line(
                    "I" + (random.Next() % 5), i, random.Next() % 2 == 0 ? "1" : "-1", "10",
                    random.Next() % 2 == 0 ? "0" : "1"));
            }
        }

        return new AccountStatement { Balances = balances, Positions = positions, Executions = executions };
    }

    private static ExecutionLine Line(string instrument, long number, string quantity, string price, string fee) =>
        new(instrument, number, 0, Facts.Of(quantity), Facts.Of(price), Facts.Of(fee), "USD");
}
