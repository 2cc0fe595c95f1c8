namespace Plimsoll.Tests.EndToEnd;

/// <summary>What came of a process.</summary>
public sealed record ProcessOutcome(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Asserts the exit code and returns this, with all output in the failure.</summary>
    public ProcessOutcome Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, {exitCode} expected\n{Output}\n{Error}");
        return this;
    }

    /// <summary>Asserts that the program failed with one line that has all these parts.</summary>
    public void ExpectOneError(int exitCode, params string[] parts)
    {
        Expect(exitCode);
        var line = Assert.Single(ErrorLines);
        Assert.StartsWith("plimsoll: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        foreach (var part in parts)
        {
            Assert.Contains(part, line, StringComparison.Ordinal);
        }
    }
}
