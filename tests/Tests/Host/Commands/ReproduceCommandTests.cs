using System.CommandLine;
using Plimsoll.Host.Commands;

namespace Plimsoll.Tests.Tests.Host.Commands;

public sealed class ReproduceCommandTests
{
    [Theory]
    [InlineData("--instrument A.B --period 1m", "--instrument A.B --period 1m --cash 100000")]
    [InlineData("--period 60s --instrument a.b,C.D --cash 5e", null)]
    [InlineData("--instrument A.B", null)]
    [InlineData("--instrument A.B --period 1m --queue log", null)]
    [InlineData("--instrument A.B --period 1m --compare-fills", null)]
    [InlineData("--instrument A.B --data book --queue exact", null)]
    [InlineData("--instrument A.B --data book --queue power:0", null)]
    [InlineData("--instrument A.B --data book --latency 5", null)]
    [InlineData("--instrument A.B --data book --fill next-worst", null)]
    [InlineData("--world calm --instrument A.B", null)]
    [InlineData("--world calm --data quotes", null)]
    [InlineData("--world windy", null)]
    [InlineData(
        "--instrument A.B --data book --queue power:2 --latency feed=recorded:1ms,entry=2ms --latency-seed 9 "
        + "--self-cross resting",
        "--instrument A.B --period 1m --data book --queue power:2 "
        + "--latency feed=recorded:1ms,entry=constant:2ms,answer=none --latency-seed 9 --self-cross resting "
        + "--cash 100000")]
    [InlineData(
        "--world calm --world-seed 7 --data book-orders --queue exact",
        "--period 1m --data book-orders --world calm --world-seed 7 --minutes 30 --queue exact --cash 100000")]
    [InlineData(
        "--period 60s --instrument a.b,C.D --cash 5000.50 --fees bps:10 --slippage bps:2 --fill same-close "
        + "--volume-cap 10% --sizing percent:50 --leverage 3 --adjust all --warm-up 7 "
        + "--from 2024-01-01 --to 2024-02-01",
        "--instrument A.B,C.D --period 1m --from 2024-01-01T00:00:00Z --to 2024-02-01T00:00:00Z --cash 5000.5 "
        + "--fees bps:10 --slippage bps:2 --fill same-close --volume-cap 10% --sizing percent:50 --adjust all "
        + "--leverage 3 --warm-up 7")]
    public void Of_AnySettings_ReadsBackToTheSame(string line, string? expected)
    {
        var settings = Read(line);
        if (expected is null)
        {
            Assert.Null(settings);
            return;
        }

        Assert.NotNull(settings);
        var parameters = new Dictionary<string, string> { ["Slow"] = "50", ["Fast"] = "a b" };

        var text = ReproduceCommand.Of(settings, "My Strategy.cs", parameters);

        Assert.Equal(
            "plimsoll backtest --strategy 'My Strategy.cs' --set 'Fast=a b' --set Slow=50 " + expected, text);
        var again = Read(expected);
        Assert.Equal(text, ReproduceCommand.Of(again!, "My Strategy.cs", parameters));
    }

    private static BacktestSettings? Read(string line)
    {
        var options = new BacktestOptions();
        var command = new Command("backtest");
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        try
        {
            return options.Read(command.Parse(line.Split(' ')));
        }
        catch (Plimsoll.Host.Terminal.CommandException)
        {
            return null;
        }
    }
}
