using Plimsoll.Data;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Tests.Tests.Host.Terminal;

public sealed class TopLevelFilterTests
{
    private const int NoSpace = 28;

    public static TheoryData<Exception, int, string> Errors => new()
    {
        { CommandException.Usage("bad --cash", "'0'", "write more"), 2, "plimsoll: bad --cash: '0': write more" },
        { new StrategyParameterException("strategy A: no"), 2, "plimsoll: strategy A: no" },
        { new DataError(DataErrorKind.NotFound, "no series"), 2, "plimsoll: no series" },
        { new DataError(DataErrorKind.Option, "--x"), 2, "plimsoll: --x" },
        { new DataError(DataErrorKind.Truncated, "a.csv:\n3"), 4, "plimsoll: a.csv: 3" },
        { new DataError(DataErrorKind.DiskFull, "full"), 6, "plimsoll: full" },
        { new OperationCanceledException(), 130, "plimsoll: interrupted: nothing was left half-done: run it again" },
        { new IOException("no room", NoSpace), 6, "plimsoll: the disk is full: no room: make room and run it again" },
        { new FileNotFoundException("gone", "a.csv"), 6, "plimsoll: file not found: a.csv: check the path" },
        { new NotSupportedException("odd"), 70,
            "plimsoll: defect in the program: NotSupportedException: odd: report it with the output of --debug" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Run_AnyError_IsOneLineAndItsCode(Exception error, int code, string line)
    {
        using var standard = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };

        var result = TopLevelFilter.Run(new Output(standard, errors), isDebug: false, () => throw error);

        Assert.Equal(code, (int)result);
        Assert.Equal(line + "\n", errors.ToString());
        Assert.Equal("", standard.ToString());
    }

    [Fact]
    public void Run_StrategyFailed_SaysWhichAndWhen()
    {
        using var standard = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var failure = new StrategyFailedException(
            "Mine", 1_704_067_200_000_000_000, 7, new InvalidOperationException("no"));

        var result = TopLevelFilter.Run(new Output(standard, errors), isDebug: false, () => throw failure);

        Assert.Equal(ExitCode.StrategyFailed, result);
        Assert.StartsWith(
            "plimsoll: strategy Mine failed at 2024-01-01T00:00:00Z (event 7): InvalidOperationException: no",
            errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_ErrorIsADocumentToo()
    {
        using var standard = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var output = new Output(standard, errors) { IsJson = true };

        TopLevelFilter.Run(output, isDebug: false, static () => throw CommandException.Usage("a", "b", "c"));

        Assert.Equal(
            "{\n  \"error\": {\n    \"exitCode\": 2,\n    \"messages\": [\n      \"a: b: c\"\n    ]\n  }\n}\n",
                standard.ToString());
    }

    [Fact]
    public void Run_NoError_GivesItsCode()
    {
        using var writer = new StringWriter();

        Assert.Equal(
            ExitCode.Finding, TopLevelFilter.Run(new Output(writer, writer), false, static () => ExitCode.Finding));
    }
}
