using System.Data.Common;
using Plimsoll.Data;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Kernel;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Terminal;

/// <summary>
/// The one place where every exception that leaves a command becomes a line and an exit code. Nothing else in the
/// program
/// catches all.
/// </summary>
internal static class TopLevelFilter
{
    private const int DiskFullCode = 28;
    private const int DiskFullWindows = 0x70;
    private const int FileTooLargeCode = 27;

    /// <summary>Runs a command.</summary>
    /// <param name="output">Takes the error.</param>
    /// <param name="isDebug">Whether the user wants the stack trace too.</param>
    /// <param name="command">What to run.</param>
    public static ExitCode Run(Output output, bool isDebug, Func<ExitCode> command)
    {
        ExitCode code;
        try
        {
            code = command();
        }
        catch (Exception error)
        {
            code = Report(output, isDebug, error);
        }

        output.Flush();
        return code;
    }

    private static ExitCode Report(Output output, bool isDebug, Exception error)
    {
        var (code, lines) = Explain(error);
        foreach (var line in lines)
        {
            output.ErrorLine("plimsoll: " + OneLine(line));
        }

        output.Json(json =>
        {
            json.BeginObject();
            json.BeginObject("error");
            json.Write("exitCode", (long)code);
            json.BeginArray("messages");
            foreach (var line in lines)
            {
                json.WriteValue(OneLine(line));
            }

            json.EndArray();
            json.EndObject();
            json.EndObject();
        });
        if (isDebug)
        {
            output.ErrorLine(error.ToString());
        }

        return code;
    }

    private static (ExitCode Code, IReadOnlyList<string> Lines) Explain(Exception error) => error switch
    {
        CommandException known => (known.Code, known.Lines),
        StrategyParameterException parameter => (ExitCode.Usage, [parameter.Message]),
        StrategyFailedException failed => (ExitCode.StrategyFailed, [StrategyFailure(failed)]),
        DataError data => (CodeOf(data.Kind), [data.Message]),
        JournalException journal => (CodeOf(journal.Problem), [journal.Message]),
        ProjectionException projection => (CodeOf(projection.Problem), [projection.Message]),
        DbException database =>
            (ExitCode.InputOutput, [$"the database refuses: {OneLine(database.Message)}: look at it and try again"]),
        ResultWriteException unwritten => (ExitCode.InputOutput, [unwritten.Message]),
        OperationCanceledException => (ExitCode.Interrupted, ["interrupted: nothing was left half-done: run it again"]),
        UnauthorizedAccessException denied =>
            (ExitCode.InputOutput,
                [$"no right to write or read: {denied.Message}: give yourself the right or name another folder"]),
        FileNotFoundException missing =>
            (ExitCode.InputOutput, [$"file not found: {missing.FileName ?? missing.Message}: check the path"]),
        DirectoryNotFoundException missing =>
            (ExitCode.InputOutput, [$"folder not found: {missing.Message}: check the path"]),
        IOException full when IsDiskFull(full) =>
            (ExitCode.InputOutput, [$"the disk is full: {full.Message}: make room and run it again"]),
        IOException other => (ExitCode.InputOutput, [$"cannot read or write: {other.Message}: check path and disk"]),
        // The framework tells a file that hits the size limit of its process in this shape, and not as an I/O error.
        ArgumentOutOfRangeException tooLarge when tooLarge.Message.StartsWith(
            "Specified file length was too large", StringComparison.Ordinal) =>
            (ExitCode.InputOutput,
                ["a file may not grow any larger here: raise the limit (ulimit -f) or name another disk"]),
        OutOfMemoryException =>
            (ExitCode.Environment, ["out of memory: the run needs more: read fewer instruments at once"]),
        _ => (ExitCode.Defect,
            [$"defect in the program: {error.GetType().Name}: {error.Message}: report it with the output of --debug"]),
    };

    private static string StrategyFailure(StrategyFailedException failed)
    {
        var place = StrategyPlace.Of(failed.InnerException);
        var where = place.Length == 0 ? "" : " at " + place;
        return failed.Message + where + ": mend the strategy, --debug shows the whole trace";
    }

    private static ExitCode CodeOf(JournalProblem problem) => problem switch
    {
        JournalProblem.Absent or JournalProblem.Misuse or JournalProblem.Archived => ExitCode.Usage,
        JournalProblem.Locked => ExitCode.InputOutput,
        _ => ExitCode.BadData,
    };

    private static ExitCode CodeOf(ProjectionProblem problem) => problem switch
    {
        ProjectionProblem.Misuse => ExitCode.Usage,
        ProjectionProblem.Unreachable => ExitCode.InputOutput,
        _ => ExitCode.BadData,
    };

    private static ExitCode CodeOf(DataErrorKind kind) => kind switch
    {
        DataErrorKind.Option or DataErrorKind.NotFound => ExitCode.Usage,
        DataErrorKind.Path or DataErrorKind.DiskFull or DataErrorKind.Locked => ExitCode.InputOutput,
        _ => ExitCode.BadData,
    };

    private static bool IsDiskFull(IOException error) =>
        (error.HResult & 0xFFFF) is DiskFullCode or DiskFullWindows or FileTooLargeCode;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
