using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Host.Safety;

namespace Plimsoll.Host.Paper.Drill;

/// <summary>
/// The kill drill, with real processes: three strategies of which one throws and one hangs are killed; then it is seen
/// whether the account is flat, and whether the latch holds over a start, a crash and another start.
/// </summary>
internal sealed class KillDrill(string folder, TimeSpan patience)
{
    private const string Name = "drill";
    private readonly List<DrillStep> steps = [];

    public IReadOnlyList<DrillStep> Steps => steps;

    public bool IsGood => steps.TrueForAll(static step => step.IsGood);

    /// <exception cref="Terminal.CommandException">The drill could not be carried through.</exception>
    public void Run()
    {
        KillWithAHangingStrategy();
        CrashWhileLatched();
        ResetAndGoOn();
    }

    private void KillWithAHangingStrategy()
    {
        using var child = Start("drill:trader,drill:trader,drill:trader", "--set", "DrillTrader-2.ThrowAfter=10",
            "--set", "DrillTrader-3.HangAfter=30", "--strategy-deadline", "3600");
        var busy = child.Await("a strategy hangs", patience, static status =>
            status.GetProperty("busySeconds").GetDouble() > 1.5 && HasFailed(status));
        Note("three strategies hold positions", null, Count(busy, "positions") >= 2);
        Note("orders work", null, busy.GetProperty("workingCount").GetInt32() > 0);
        Note(
            "the one that threw is switched off, the others went on", null, HasFailed(busy));
        var begun = Stopwatch.GetTimestamp();
        var reply = ControlClient.TryAsk(folder, new ControlRequest("kill")
        {
            Level = KillLevel.Flatten, Operator = Name, Reason = "kill drill",
        });
        Note("the kill was answered: " + (reply?.Message ?? "nothing"), Seconds(begun), reply is { IsDone: true });
        var code = child.AwaitEnd(patience);
        Note(
            string.Create(CultureInfo.InvariantCulture, $"the process ended with exit code {code}"), Seconds(begun),
            code == (int)Terminal.ExitCode.Flattened);
        if (StatusFile.TryRead(folder) is { } last)
        {
            using var document = JsonDocument.Parse(last.Text);
            TellEmergency(document.RootElement);
        }
        else
        {
            Note("the last state can be read", null, false);
        }
    }

    private void TellEmergency(JsonElement status)
    {
        if (!status.TryGetProperty("emergency", out var emergency))
        {
            Note("the emergency desk took over", null, false);
            return;
        }

        Note("the emergency desk took over: " + emergency.GetProperty("cause").GetString(), null, true);
        foreach (var (key, what) in ((string, string)[])[
            ("latchedAfterSeconds", "the latch was on disk"), ("fencedAfterSeconds", "the kernel was shut out"),
            ("noOrdersAfterSeconds", "no order worked"), ("flatAfterSeconds", "flat, seen twice")])
        {
            var after = emergency.GetProperty(key);
            var isKnown = after.ValueKind == JsonValueKind.Number;
            Note(what, isKnown ? after.GetDouble() : null, isKnown);
        }

        Note("nothing is held and nothing works", null, status.GetProperty("isFlat").GetBoolean());
        var escalation = emergency.GetProperty("escalation").GetString();
        Note(escalation is null ? "nothing was escalated" : "escalated: " + escalation, null, escalation is null);
    }

    private void CrashWhileLatched()
    {
        using var child = Start("drill:trader", "--strategy-deadline", "60");
        var seen = child.Await("orders are refused after the new start", patience, static status =>
            status.GetProperty("refused").GetInt64() > 0);
        Note("after a new start the latch is engaged", null, IsEngaged(seen));
        Note(
            "nothing was entered", null,
            seen.GetProperty("fills").GetInt64() == 0 && seen.GetProperty("isFlat").GetBoolean());
        child.Crash();
        Note("after a crash the latch is on disk", null, new LatchFile(folder).Read() is { IsEngaged: true });
    }

    private void ResetAndGoOn()
    {
        using var child = Start("drill:trader", "--strategy-deadline", "60");
        var seen = child.Await("it runs after the crash", patience, static status =>
            status.GetProperty("refused").GetInt64() > 0);
        Note("after the crash and another start the latch is engaged", null, IsEngaged(seen));
        var nameless = ControlClient.TryAsk(folder, new ControlRequest("reset") { Reason = "drill" });
        Note("a reset without a name is refused", null, nameless is { IsDone: false });
        var reply = ControlClient.TryAsk(
            folder, new ControlRequest("reset") { Operator = Name, Reason = "kill drill is over" });
        Note("a reset with name and reason is done: " + (reply?.Message ?? "nothing"), null, reply is { IsDone: true });
        _ = child.Await("it trades again", patience, static status => status.GetProperty("fills").GetInt64() > 0);
        Note("it trades again", null, true);
        child.End();
        var code = child.AwaitEnd(patience);
        Note(
            string.Create(CultureInfo.InvariantCulture, $"asked to end, it ended with exit code {code}"), null,
            code == 0);
    }

    private DrillChild Start(string strategies, params string[] more) => new(folder,
    [
        "paper", "run", "--run-folder", folder, "--strategy", strategies, "--world", "calm", "--world-seed", "7",
        "--minutes", "2000", "--pace", "20x", "--cash", "100000", .. more,
    ]);

    // A machine that is busy may take its time for any event: the hanging one comes last, after the one that throws.
    private static bool HasFailed(JsonElement status) => status.GetProperty("latch").GetProperty("kernel").ToString()
        .Contains("DrillTrader-2: failed", StringComparison.Ordinal);

    private static bool IsEngaged(JsonElement status) =>
        status.GetProperty("latch").GetProperty("isEngaged").GetBoolean()
        && Count(status.GetProperty("latch"), "kernel") > 0;

    private static int Count(JsonElement status, string name) => status.GetProperty(name).GetArrayLength();

    private static double Seconds(long begun) => Math.Round(Stopwatch.GetElapsedTime(begun).TotalSeconds, 3);

    private void Note(string what, double? seconds, bool isGood) => steps.Add(new DrillStep(what, seconds, isGood));
}
