using System.CommandLine;
using Plimsoll.Host.Commands;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Risk;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Host.Commands;

public sealed class LimitOptionsTests
{
    [Fact]
    public void Read_NothingGiven_IsNull() => Assert.Null(Read());

    [Fact]
    public void Read_FileAndSingleOnes_TheSingleOnesCountAfterTheFile()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Path("limits.txt");
        File.WriteAllLines(file, ["# mine", "daily-loss=100", "order-value=7"]);

        var limits = Read("--limits", file, "--limit", "daily-loss=50", "--limit", "strategy.0.repeats=3");

        Assert.NotNull(limits);
        Assert.Equal("50", limits.Account.Text(LimitName.DailyLoss));
        Assert.Equal("7", limits.Account.Text(LimitName.OrderValue));
        Assert.Equal("3", limits.Strategies[0].Text(LimitName.Repeats));
    }

    [Theory]
    [InlineData("daily-los=50", "bad limit: 'daily-los' is no limit: did you mean 'daily-loss'?")]
    [InlineData("strategy.0.posItions=1", "bad limit: 'posItions' is no limit: did you mean 'positions'?")]
    [InlineData("sesion-lock=1", "bad limit: 'sesion-lock' is no limit: did you mean 'session-lock'?")]
    [InlineData("quite-other=1", "bad limit: 'quite-other' is no limit: see docs/risk-limits.md")]
    [InlineData("daily-loss=lots", "is no value of daily-loss")]
    [InlineData("=5", "bad limit: '=5' is no limit: write NAME=VALUE")]
    public void Read_BadLimit_NamesItAndTheNearestOne(string limit, string message) =>
        Assert.Contains(message, Refuse("--limit", limit), StringComparison.Ordinal);

    [Fact]
    public void Read_BadLineOfAFile_NamesFileAndLine()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Path("limits.txt");
        File.WriteAllLines(file, ["# mine", "", "daily-loss=100", "leverag=2"]);

        var message = Refuse("--limits", file, "--limit", "daily-loss=50");

        Assert.Equal($"bad limit in line 4 of {file}: 'leverag' is no limit: did you mean 'leverage'?", message);
    }

    [Fact]
    public void Read_LimitsThatContradict_AreRefusedTogether() => Assert.StartsWith(
        "bad limits: weekly-loss is below daily-loss", Refuse(
            "--limit", "daily-loss=100", "--limit", "weekly-loss=50"), StringComparison.Ordinal);

    [Fact]
    public void Read_NoFileOrAFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains(
            "name a file that is there", Refuse("--limits", folder.Path("absent")), StringComparison.Ordinal);
        Assert.Contains(folder.Path(""), Refuse("--limits", folder.Path("")), StringComparison.Ordinal);
    }

    private static string Refuse(params string[] arguments) =>
        Assert.Throws<CommandException>(() => Read(arguments)).Message;

    private static RiskConfiguration? Read(params string[] arguments)
    {
        var options = new LimitOptions();
        var command = new RootCommand();
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        var result = command.Parse(arguments);
        Assert.Empty(result.Errors);
        return options.Read(new ValueReader(result), result);
    }
}
