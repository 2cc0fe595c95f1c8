using System.Collections.Concurrent;
using System.Text;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Safety;

/// <summary>
/// Alerts go to the file <c>alerts.jsonl</c> and to standard error, by a thread of their own: whoever raises one never
/// waits for a disk or a reader. A file that cannot be written stops nothing: standard error says so.
/// </summary>
internal sealed class AlertBook : IDisposable
{
    public const string Name = "alerts.jsonl";
    private const int PerCauseMax = 100;
    private const int WaitingMax = 10_000;
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(2);
    private readonly string path;
    private readonly Output output;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly BlockingCollection<(long Number, string Time, Alert Alert)> waiting = new(WaitingMax);
    private readonly Thread thread;
    private long count;

    public AlertBook(string folder, Output output, TimeProvider clock)
    {
        path = Path.Combine(folder, Name);
        this.output = output;
        this.clock = clock;
        thread = new Thread(Write) { IsBackground = true, Name = "alerts" };
        thread.Start();
    }

    /// <summary>How many alerts were raised, those that are only counted included.</summary>
    public long Count => Volatile.Read(ref count);

    /// <summary>Raises an alert; returns at once.</summary>
    public void Raise(Alert alert)
    {
        lock (gate)
        {
            var number = Volatile.Read(ref count) + 1;
            Volatile.Write(ref count, number);
            var ofCause = counts[alert.Cause] = counts.GetValueOrDefault(alert.Cause) + 1;
            if (ofCause > PerCauseMax || waiting.IsAddingCompleted)
            {
                return;
            }

            var told = ofCause == PerCauseMax
                ? alert with { Did = alert.Did + "; further alerts of this cause are only counted" }
                : alert;
            _ = waiting.TryAdd((number, WallClock.Now(clock), told));
        }
    }

    /// <summary>Writes what waits, but does not wait long for it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            waiting.CompleteAdding();
        }

        if (thread.Join(EndMax))
        {
            waiting.Dispose();
        }
    }

    private void Write()
    {
        foreach (var (number, time, alert) in waiting.GetConsumingEnumerable())
        {
            output.ErrorLine($"alert: {alert.Cause}: {alert.Evidence}; done: {alert.Did}; needed: {alert.Needs}");
            Append(number, time, alert);
        }
    }

    private void Append(long number, string time, Alert alert)
    {
        using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.Write("cause", alert.Cause);
        json.Write("did", alert.Did);
        json.Write("evidence", alert.Evidence);
        json.Write("needs", alert.Needs);
        json.Write("number", number);
        json.Write("time", time);
        json.EndObject();
        try
        {
            File.AppendAllText(path, Encoding.UTF8.GetString(json.ToArray()).TrimEnd('\n') + "\n");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            output.ErrorLine($"alert: {Name} cannot be written: {cause.Message}");
        }
    }
}
