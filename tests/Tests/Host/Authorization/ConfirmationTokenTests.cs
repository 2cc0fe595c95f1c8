using Plimsoll.Host.Authorization;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Host.Authorization;

public sealed class ConfirmationTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(static i => (byte)i)];
    private const long ExpiresNs = Sample.NowNs + Sample.HourNs;

    [Fact]
    public void Problem_FreshToken_IsNone()
    {
        var token = ConfirmationToken.Create(Key, "run-1", "account-1", ExpiresNs);
        Assert.Null(ConfirmationToken.Problem(Key, $"  {token}\n", "run-1", "account-1", Sample.NowNs));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "expired")]
    [InlineData(1, "expired")]
    [InlineData(-Sample.DayNs, null)]
    [InlineData(-Sample.DayNs - 1, "longer than 24 hours")]
    public void Problem_AroundItsExpiry_IsExact(long pastNs, string? problem)
    {
        var token = ConfirmationToken.Create(Key, "run", "account", ExpiresNs);
        var found = ConfirmationToken.Problem(Key, token, "run", "account", ExpiresNs + pastNs);
        Assert.Equal(problem is null, found is null);
        Assert.Contains(problem ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_OtherRunAccountOrKey_DoesNotFit()
    {
        var token = ConfirmationToken.Create(Key, "run", "account", ExpiresNs);
        Assert.Contains("is not for", Found("other", "account"), StringComparison.Ordinal);
        Assert.Contains("is not for", Found("run", "other"), StringComparison.Ordinal);
        Assert.Contains("is not for", Found("run|7:account", ""), StringComparison.Ordinal);
        byte[] other = [.. Key.Reverse()];
        Assert.Contains(
            "another key", ConfirmationToken.Problem(other, token, "run", "account", Sample.NowNs),
            StringComparison.Ordinal);

        string Found(string run, string account) =>
            ConfirmationToken.Problem(Key, token, run, account, Sample.NowNs) ?? "";
    }

    [Fact]
    public void Problem_AnyCharacterChanged_DoesNotFitAndIsNotRepeated()
    {
        var token = ConfirmationToken.Create(Key, "run", "account", ExpiresNs);
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == '1' ? '2' : '1') + token[(i + 1)..];
            var problem = ConfirmationToken.Problem(Key, changed, "run", "account", Sample.NowNs);
            Assert.NotNull(problem);
            Assert.DoesNotContain(changed, problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("live--")]
    [InlineData("live-99999999999999999999-00000000000000000000000000000000")]
    [InlineData("live-9223372036854775807-00000000000000000000000000000000")]
    [InlineData("live--5-00000000000000000000000000000000")]
    [InlineData("live-1-zz000000000000000000000000000000")]
    [InlineData("live-1-00")]
    public void Problem_NoToken_SaysSo(string? token) =>
        Assert.NotNull(ConfirmationToken.Problem(Key, token, "run", "account", Sample.NowNs));
}
