using System.Globalization;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>
/// The real program is killed at random instants while it trades, while it projects, or both, and the database's server
/// too. <c>./test</c> runs a tenth of what <c>eng/crash-campaign</c> runs; <c>PLIMSOLL_CRASH_SEED=N</c> runs one seed.
/// </summary>
[Collection(ProgramCollection.Name)]
public sealed class KillTests(CrashMarket market, ITestOutputHelper output) : IClassFixture<CrashMarket>
{
    private const int SqliteUsual = 100;
    private const int PostgresUsual = 20;

    [Fact]
    public void Backtest_KilledAtRandomInstants_LosesAndDoublesNothing() =>
        Run("sqlite", CrashCampaign.Setting("RUNS") ?? SqliteUsual);

    [Fact]
    [Trait("Needs", "Server")]
    public void Backtest_KilledWithItsServerAtRandomInstants_LosesAndDoublesNothing() =>
        Run("postgres", CrashCampaign.Setting("POSTGRES_RUNS") ?? PostgresUsual);

    private void Run(string database, long runs)
    {
        var only = CrashCampaign.Setting("SEED");
        var folder = Environment.GetEnvironmentVariable("PLIMSOLL_CRASH_REPORT");
        var tally = new CrashCampaign(
            market, database == "postgres", runs, TestContext.Current.CancellationToken)
        {
            Report = string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, database + ".txt"),
        }.Run(only);
        output.WriteLine(tally.ToString());

        if (only is null)
        {
            Assert.True(tally.Of(CrashCounts.Runs) >= runs);
            // A campaign in which hardly anything is killed while it trades proves nothing.
            var trading = tally.Of(CrashCounts.KillsByPhase + (int)CrashPhase.Trading);
            Assert.True(trading >= runs / 2, string.Create(
                CultureInfo.InvariantCulture, $"only {trading} of {runs} runs were killed while trading"));
        }
    }
}
