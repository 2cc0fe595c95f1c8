using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal;

namespace Plimsoll.Tests.Host.Safety.Sources;

public sealed class KillSourceTests
{
    [Fact]
    public void File_AbsentAndNotRequired_IsOpenWhereTheFolderCanBeRead()
    {
        using var folder = new TemporaryFolder();
        Assert.False(new FileSource(folder.Path("kill"), isRequired: false, KillLevel.Stop).Read().IsEngaged);
        Assert.ThrowsAny<IOException>(
            () => new FileSource(folder.Path("none/kill"), isRequired: false, KillLevel.Stop).Read());
    }

    [Fact]
    public void File_Required_MustBeThereAndSaySo()
    {
        using var folder = new TemporaryFolder();
        var source = new FileSource(folder.Path("kill"), isRequired: true, KillLevel.Stop);
        Assert.ThrowsAny<IOException>(() => source.Read());
        folder.Write("kill", "state=inactive\n");
        Assert.False(source.Read().IsEngaged);
        folder.Write("kill", "");
        Assert.True(source.Read().IsEngaged);
    }

    [Fact]
    public void File_TooLargeOrAFolder_Engages()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kill", new byte[100_000]);
        Assert.True(new FileSource(folder.Path("kill"), isRequired: false, KillLevel.Stop).Read().IsEngaged);
        Directory.CreateDirectory(folder.Path("other"));
        Assert.ThrowsAny<IOException>(
            () => new FileSource(folder.Path("other"), isRequired: false, KillLevel.Stop).Read());
    }

    [Fact]
    public void Environment_Variable_IsReadAsAValue()
    {
        const string Name = "PLIMSOLL_TEST_KILL_VARIABLE";
        var source = new EnvironmentSource(Name, isRequired: false, KillLevel.Stop);
        Assert.False(source.Read().IsEngaged);
        Assert.ThrowsAny<IOException>(() => new EnvironmentSource(Name, true, KillLevel.Stop).Read());
        Environment.SetEnvironmentVariable(Name, "drill");
        try
        {
            Assert.Equal(KillReading.Engaged("drill"), source.Read());
        }
        finally
        {
            Environment.SetEnvironmentVariable(Name, null);
        }
    }

    [Fact]
    public void Text_AllKinds_AreRead()
    {
        var sources = KillSourceText.Parse(
            """
            # what can kill this run
            sources:
            - file: /run/kill
              required: true
              level: stop

            - environment: 'STOP_TRADING'
              level: cancel
            - redis: 127.0.0.1:6390/fleet:kill
            """);
        Assert.Equal(["file", "environment", "redis"], sources.Select(static one => one.Kind));
        Assert.Equal(["/run/kill", "STOP_TRADING", "127.0.0.1:6390/fleet:kill"],
            sources.Select(static one => one.Place));
        Assert.Equal([true, false, false], sources.Select(static one => one.IsRequired));
        Assert.Equal([KillLevel.Stop, KillLevel.Cancel, KillLevel.Flatten], sources.Select(static one => one.Level));
        Assert.Empty(KillSourceText.Parse("# nothing\n"));
    }

    [Theory]
    [InlineData("file: /x", "line 1")]
    [InlineData("- file:/x", "line 1")]
    [InlineData("- mail: a", "'mail'")]
    [InlineData("- file: /x\n  required: yes", "line 2")]
    [InlineData("- file: /x\n  level: all", "'level: all'")]
    [InlineData("- file: /x\n  place: b", "line 2")]
    [InlineData("- redis: localhost", "HOST:PORT/KEY")]
    [InlineData("- redis: localhost:99999/k", "port")]
    [InlineData("required: true", "line 1")]
    public void Text_AnythingElse_NamesTheLine(string text, string part) => Assert.Contains(
        part, Assert.Throws<FormatException>(() => KillSourceText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Watch_RequiredSourceThatNeverAnswered_IsEngagedAtOnce()
    {
        using var watch = new KillSourceWatch(
            new FakeSource { IsRequired = true, Trouble = "down" }, TimeProvider.System, TimeSpan.FromSeconds(30),
            TimeSpan.FromSeconds(30));
        watch.ReadNow();
        Assert.True(watch.Ask(out var silence).IsEngaged);
        Assert.Contains("down", silence, StringComparison.Ordinal);
    }

    [Fact]
    public void Watch_SourceThatIsNotRequired_IsOpenWhileItIsSilentAndSaysSo()
    {
        using var watch = new KillSourceWatch(
            new FakeSource { Trouble = "down" }, TimeProvider.System, TimeSpan.FromSeconds(30),
            TimeSpan.FromSeconds(30));
        watch.ReadNow();
        Assert.False(watch.Ask(out var silence).IsEngaged);
        Assert.NotNull(silence);
    }

    [Fact]
    public void Watch_SourceThatHangs_IsSilentAfterItsDeadlineAndKeepsNobodyWaiting()
    {
        var clock = new ManualClock();
        using var source = new FakeSource { IsRequired = true };
        using var watch = new KillSourceWatch(source, clock, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.True(SpinWait.SpinUntil(() => source.Reads > 1, 10_000));
        source.Hang();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(watch.Ask(out _).IsEngaged);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(watch.Ask(out var silence).IsEngaged);
        Assert.Contains("no answer", silence, StringComparison.Ordinal);
    }

    [Fact]
    public void Watch_SourceThatEngagedAndIsLost_StaysEngaged()
    {
        var source = new FakeSource { Reading = KillReading.Engaged("stop") };
        using var watch = new KillSourceWatch(
            source, TimeProvider.System, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        watch.ReadNow();
        Assert.True(watch.Ask(out _).IsEngaged);
        source.Trouble = "gone";
        watch.ReadNow();
        Assert.Equal("stop", watch.Ask(out _).Reason);
        source.Trouble = null;
        source.Reading = KillReading.Open;
        watch.ReadNow();
        Assert.False(watch.Ask(out _).IsEngaged);
    }

    private sealed class FakeSource : IKillSource, IDisposable
    {
        private readonly ManualResetEventSlim free = new(initialState: true);
        private int reads;

        public string Kind => "fake";

        public string Place => "here";

        public bool IsRequired { get; init; }

        public KillLevel Level => KillLevel.Flatten;

        public KillReading Reading { get; set; } = KillReading.Open;

        public string? Trouble { get; set; }

        public int Reads => Volatile.Read(ref reads);

        public void Hang() => free.Reset();

        public KillReading Read()
        {
            _ = Interlocked.Increment(ref reads);
            free.Wait(TimeSpan.FromSeconds(20));
            Thread.Sleep(1);
            return Trouble is { } trouble ? throw new IOException(trouble) : Reading;
        }

        public void Dispose() => free.Set();
    }
}
