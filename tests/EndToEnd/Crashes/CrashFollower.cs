namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>
/// Keeps a projecting process going beside the trading one, from the moment the journal begins: it is killed when its
/// time is over, and started again.
/// </summary>
internal sealed class CrashFollower : IDisposable
{
    private readonly Func<bool> hasBegun;
    private readonly Func<CrashProcess> start;
    private readonly Queue<int> lives;
    private readonly Thread thread;
    private volatile bool isOver;
    private string? failure;

    public CrashFollower(Func<bool> hasBegun, Func<CrashProcess> start, IEnumerable<int> lives)
    {
        this.hasBegun = hasBegun;
        this.start = start;
        this.lives = new Queue<int>(lives);
        thread = new Thread(Keep) { IsBackground = true };
        thread.Start();
    }

    public int KillCount { get; private set; }

    /// <summary>Asserts that no start of it ended by itself.</summary>
    public void RequireSound() => Assert.Null(failure);

    /// <summary>Kills it for good.</summary>
    public void Dispose()
    {
        isOver = true;
        thread.Join();
    }

    private void Keep()
    {
        while (!isOver && !hasBegun())
        {
            Thread.Sleep(2);
        }

        while (!isOver && failure is null)
        {
            var life = lives.TryDequeue(out var milliseconds) ? milliseconds : int.MaxValue;
            using var process = start();
            while (!isOver && !process.HasExited && process.Age.TotalMilliseconds < life)
            {
                Thread.Sleep(2);
            }

            if (process.Kill())
            {
                KillCount++;
            }
            else
            {
                failure = "the projecting process ended by itself: " + process.Output;
            }
        }
    }
}
