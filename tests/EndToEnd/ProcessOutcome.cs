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

    /// <summary>Asserts the exit code and that a part stands in what was printed.</summary>
    public void ExpectLine(int exitCode, string part) =>
        Assert.Contains(part, Expect(exitCode).Output, StringComparison.Ordinal);

    /// <summary>Asserts that a journal is sound, or ends in the torn tail that a crash leaves.</summary>
    public void ExpectSoundOrTorn() => Assert.True(
        ExitCode == 0 || Output.Contains("torn tail", StringComparison.Ordinal), Output + Error);

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
