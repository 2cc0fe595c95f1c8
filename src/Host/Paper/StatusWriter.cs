using System.Text;
using Plimsoll.Host.Safety;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Writes the state of a run to its folder twice a second, by a thread of its own: a disk that hangs holds up nothing
/// else.
/// </summary>
internal sealed class StatusWriter : IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(2);
    private readonly string path;
    private readonly Func<string> describe;
    private readonly AlertBook alerts;
    private readonly ManualResetEventSlim ending = new();
    private readonly Thread thread;
    private bool isTroubled;

    public StatusWriter(string path, Func<string> describe, AlertBook alerts)
    {
        this.path = path;
        this.describe = describe;
        this.alerts = alerts;
        thread = new Thread(Run) { IsBackground = true, Name = "status" };
        thread.Start();
    }

    /// <summary>Writes the last state and ends.</summary>
    public void Dispose()
    {
        ending.Set();
        _ = thread.Join(EndMax);
    }

    private void Run()
    {
        do
        {
            Write();
        }
        while (!ending.Wait(Gap));
        Write();
    }

    private void Write()
    {
        try
        {
            var beside = path + ".new";
            File.WriteAllBytes(beside, Encoding.UTF8.GetBytes(describe()));
            File.Move(beside, path, overwrite: true);
            isTroubled = false;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (!isTroubled)
            {
                alerts.Raise(new Alert(
                    "status", $"{path} cannot be written: {cause.Message}", "the run goes on",
                    "make room; ask the process itself with 'plimsoll paper status'"));
            }

            isTroubled = true;
        }
    }
}
