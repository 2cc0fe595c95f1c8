using Plimsoll.Host.Authorization;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Host.Authorization;

/// <summary>Facts from files and environment: what cannot be read is missing.</summary>
public sealed class LockFactsReaderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "plimsoll-guard-" + Path.GetRandomFileName());
    private readonly Dictionary<string, string> environment = [];

    public LockFactsReaderTests()
    {
        Directory.CreateDirectory(folder);
        Write("strategy.cs", File.ReadAllText(
            Path.Combine(ReferenceData.RepositoryRoot, "samples", "BuyAndHold.cs")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_EverythingThere_OpensEveryLock()
    {
        var table = ModeLock.Evaluate(Facts(Prepared()));
        Assert.True(table.AllowsLive, string.Join("; ", table.Closed));
    }

    [Fact]
    public void Read_PiecesTakenAway_CloseTheirLocks()
    {
        var configuration = Prepared();
        foreach (var text in (string[])["", "off", "{\"schema\":1", "{\"schema\":2,\"entries\":[]}"])
        {
            Write("run/kill.latch", text);
            Closes(configuration, "kill-latch");
        }

        File.Delete(In("run/kill.latch"));
        _ = new LatchFile(In("run")).Engage(
            new LatchEntry("", KillLevel.Stop, "operator", "ada", "news", "2026-01-10T11:00:00Z"));
        Assert.Equal(
            "the kill latch is engaged: news (operator, ada)", Closes(configuration, "kill-latch").Text);
        File.Delete(In("run/kill.latch"));
        Directory.Move(In("run"), In("elsewhere"));
        Closes(configuration, "kill-latch");
        Directory.Move(In("elsewhere"), In("run"));
        foreach (var text in (string[])["", "{}", "{\"differences\":0}", "{\"differences\":1,\"ended\":\"X\"}",
            "{\"differences\":0,\"ended\":\"2026-01-10T10:59:59Z\"}",
            "{\"differences\":0,\"ended\":\"2026-01-10T12:00:01Z\"}",
            "{\"differences\":3,\"ended\":\"2026-01-10T12:00:00Z\"}", "[]"])
        {
            Write("reconciliation.json", text);
            Closes(configuration, "reconciliation");
        }

        Write("reconciliation.json", "{\"differences\":0,\"ended\":\"2026-01-10T11:00:00Z\"}");
        environment["PAPER_ONLY"] = "1";
        Closes(configuration, "paper-only");
        environment.Remove("PAPER_ONLY");
        environment["PLIMSOLL_LIVE_TOKEN"] = "yes";
        Closes(configuration, "token");
    }

    [Fact]
    public void Read_Secrets_AreNamedAndNeverShown()
    {
        var configuration = Prepared();
        environment.Remove("API_KEY");
        var row = Closes(configuration, "secrets");
        Assert.Equal("missing: API_KEY: neither API_KEY nor API_KEY_FILE is set", row.Text);
        Write("secret", "very-secret");
        environment["API_KEY_FILE"] = In("secret");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In("secret"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("chmod 600", Closes(configuration, "secrets").Text, StringComparison.Ordinal);
            File.SetUnixFileMode(In("secret"), UnixFileMode.UserRead);
        }

        var table = ModeLock.Evaluate(Facts(configuration));
        Assert.True(table.AllowsLive);
        Assert.DoesNotContain(
            "very-secret", string.Join(' ', table.Rows.Select(static one => one.Text)), StringComparison.Ordinal);
        Write("secret", "");
        Closes(configuration, "secrets");
        environment["API_KEY_FILE"] = In("nowhere");
        Closes(configuration, "secrets");
    }

    [Fact]
    public void Read_EvidenceAltered_ClosesTheAuthorization()
    {
        var configuration = Prepared();
        var path = Directory.GetFiles(In("evidence"), "*.journal").Order().First();
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("cannot be read", Closes(configuration, "authorization").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherParameters_LoseTheAuthorization()
    {
        var configuration = Prepared();
        File.WriteAllText(In("strategy.cs"), File.ReadAllText(In("strategy.cs")) + "\n// changed\n");
        Assert.Contains("PaperOnly", Closes(configuration, "authorization").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KeyReadableByOthers_ClosesTheToken()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no such rights there");
        var configuration = Prepared();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In("evidence.key"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        Assert.Contains("chmod 600", Closes(configuration, "token").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run: r", "rum: r", "run: this key is missing")]
    [InlineData("mode: live", "mode: live\nlive: true", "live: this key is not known")]
    [InlineData("date: 2026-01-10", "date: 10.1.2026", "enable.date: '10.1.2026'")]
    [InlineData("instruments: [A.SIM]", "instruments: A.SIM", "instruments: 'A.SIM'")]
    [InlineData("secrets: [API_KEY]", "secrets: [[x]]", "secrets")]
    public void ReadConfiguration_Hostile_IsRefused(string replaced, string by, string message)
    {
        Write("trading.yaml", Configuration.Replace(replaced, by, StringComparison.Ordinal));
        var refused = Assert.Throws<CommandException>(() => LiveConfiguration.Read(In("trading.yaml")));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private const string Configuration =
        "run: r\naccount: a\nmode: live\nstrategy: strategy.cs\ninstruments: [A.SIM]\nallowlist: [A.SIM]\n"
        + "secrets: [API_KEY]\nenable: {date: 2026-01-10, zone: America/New_York, single-day: true}\n"
        + "policy: policy.yaml\nevidence: evidence\nkey: evidence.key\nrun-folder: run\n"
        + "reconciliation-file: reconciliation.json\n";

    private const string Policy = """
        policy: test
        levels:
          paper-only:
            any-of: [{name: any, all-of: [{kind: validation, accepts: any}]}]
          limited:
            caps: {position-share: 5%, day-volume: 100}
            any-of: [{name: passed, all-of: [{kind: validation, age-max: 7d}]}]
        """;

    private LiveConfiguration Prepared()
    {
        Write("trading.yaml", Configuration);
        Write("policy.yaml", Policy);
        Directory.CreateDirectory(In("run"));
        Write("reconciliation.json", "{\"differences\":0,\"ended\":\"2026-01-10T11:30:00Z\"}");
        var configuration = LiveConfiguration.Read(In("trading.yaml"));
        using var key = EvidenceKey.Create(In("evidence.key"));
        var subject = StrategySubject.Of(
            StrategyLoader.OfProgram(null).Load(configuration.Strategy), configuration.Settings);
        _ = configuration.Evidence.Journal().Append(key, Sample.Validation() with { Subject = subject });
        environment["API_KEY"] = "very-secret";
        environment["PLIMSOLL_LIVE_TOKEN"] =
            ConfirmationToken.Create(key.TokenKey(), "r", "a", Sample.NowNs + Sample.HourNs);
        return configuration;
    }

    private LockRow Closes(LiveConfiguration configuration, string name) =>
        Assert.Single(ModeLock.Evaluate(Facts(configuration)).Closed, row => row.Name == name);

    private LockFacts Facts(LiveConfiguration configuration) => new LockFactsReader(
        name => environment.GetValueOrDefault(name), StrategyLoader.OfProgram(null), Sample.NowNs).Read(configuration);

    private string In(string name) => Path.Combine(folder, name);

    private void Write(string name, string text) => File.WriteAllText(In(name), text);
}
