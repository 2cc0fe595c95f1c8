using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;

namespace Plimsoll.Tests.Host.Safety.Sources;

/// <summary>The key of a real Redis server as a kill source.</summary>
[Trait("Needs", "Server")]
public sealed class RedisServerTests
{
    [Fact]
    public void Read_KeyThatChanges_IsReadAsAWord()
    {
        using var server = new RedisServer();
        var source = new RedisSource(server.Place, isRequired: false, KillLevel.Flatten);
        Assert.False(source.Read().IsEngaged);
        Assert.ThrowsAny<IOException>(() => new RedisSource(server.Place, true, KillLevel.Stop).Read());
        Assert.Equal("+OK", server.Tell("SET plimsoll:kill inactive"));
        Assert.False(new RedisSource(server.Place, true, KillLevel.Stop).Read().IsEngaged);
        Assert.Equal("+OK", server.Tell("SET plimsoll:kill \"fleet halt\""));
        Assert.Equal(KillReading.Engaged("fleet halt"), source.Read());
        Assert.Equal(":1", server.Tell("DEL plimsoll:kill"));
        Assert.False(source.Read().IsEngaged);
        Assert.Equal(":1", server.Tell("RPUSH plimsoll:kill a"));
        Assert.Contains(
            "WRONGTYPE", Assert.ThrowsAny<IOException>(() => source.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ServerThatWantsAPassword_IsReadWithTheOneOfTheEnvironment()
    {
        using var server = new RedisServer("correct-horse");
        var source = new RedisSource(server.Place, isRequired: false, KillLevel.Flatten);
        var refused = Assert.ThrowsAny<IOException>(() => source.Read());
        Assert.Contains("NOAUTH", refused.Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(RedisSource.PasswordVariable, "correct-horse");
        try
        {
            Assert.False(source.Read().IsEngaged);
            Environment.SetEnvironmentVariable(RedisSource.PasswordVariable, "wrong-horse");
            var wrong = Assert.ThrowsAny<IOException>(() => source.Read());
            Assert.DoesNotContain("horse", wrong.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(RedisSource.PasswordVariable, null);
        }
    }

    [Fact]
    public void Watch_ServerThatFreezes_CountsAsEngagedWhereItIsRequired()
    {
        using var server = new RedisServer();
        Assert.Equal("+OK", server.Tell("SET plimsoll:kill off"));
        using var watch = new KillSourceWatch(
            new RedisSource(server.Place, isRequired: true, KillLevel.Flatten), TimeProvider.System,
            TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1));
        watch.ReadNow();
        Assert.False(watch.Ask(out _).IsEngaged);
        server.Freeze();
        Assert.True(SpinWait.SpinUntil(() => watch.Ask(out _).IsEngaged, TimeSpan.FromSeconds(20)));
        Assert.Contains("cannot be read", watch.Ask(out _).Reason, StringComparison.Ordinal);
        server.Thaw();
        Assert.True(SpinWait.SpinUntil(() => !watch.Ask(out _).IsEngaged, TimeSpan.FromSeconds(20)));
    }
}
