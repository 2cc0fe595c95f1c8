using System.Diagnostics;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>Kills, stops and starts the database's server at the instants of a plan; at the end it runs.</summary>
internal sealed class CrashServer : IDisposable
{
    private readonly PostgresServer server;
    private readonly Thread thread;
    private readonly IReadOnlyList<int> instants;
    private readonly ulong seed;
    private volatile bool isOver;
    private Exception? failure;

    public CrashServer(PostgresServer server, CrashPlan plan)
    {
        this.server = server;
        instants = [.. plan.ServerTroubles.Order()];
        seed = plan.Seed;
        thread = new Thread(Keep) { IsBackground = true };
        thread.Start();
    }

    public int KillCount { get; private set; }

    public int StopCount { get; private set; }

    /// <summary>Waits until all that was planned has happened and the server runs.</summary>
    public void Settle()
    {
        isOver = true;
        thread.Join();
        Assert.Null(failure);
    }

    public void Dispose()
    {
        isOver = true;
        thread.Join();
    }

    private void Keep()
    {
        var begin = Stopwatch.GetTimestamp();
        try
        {
            for (var i = 0; i < instants.Count; i++)
            {
                while (!isOver && Stopwatch.GetElapsedTime(begin).TotalMilliseconds < instants[i])
                {
                    Thread.Sleep(2);
                }

                Trouble((seed + (ulong)i) % 3);
            }
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or Xunit.Sdk.XunitException)
        {
            failure = wrong;
        }
    }

    private void Trouble(ulong which)
    {
        switch (which)
        {
            case 0:
                server.Kill();
                KillCount++;
                break;
            case 1:
                server.StopAtOnce();
                StopCount++;
                break;
            default:
                server.Stop();
                StopCount++;
                break;
        }

        server.Start();
    }
}
