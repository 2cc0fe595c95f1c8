using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Plimsoll.Journal.Projections.Databases;

namespace Plimsoll.Tests.Journal.Projections;

/// <summary>
/// A PostgreSQL server of the test's own: its own data folder, a free loopback port, ended by its id. Where the program
/// is not installed, tests that need it are skipped by name.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Account = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string? programs = Programs();
    private readonly string folder;
    private readonly int port = FreePort();
    private Process? process;
    private int schemas;

    public PostgresServer()
    {
        folder = Directory.CreateTempSubdirectory("plimsoll-postgres-").FullName;
        if (programs is null)
        {
            return;
        }

        if (Environment.IsPrivilegedProcess)
        {
            Require(Run("chown", Account, folder));
        }

        Require(Run([.. AsAccount(), Path.Combine(programs, "initdb"), "-D", Data, "-U", "owner", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]));
        Start();
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>Whether the server answers now.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>The connection of its owner to a schema.</summary>
    public string Connection(string schema, string user = "owner") => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={port};Database=postgres;Username={user};Search Path={schema};Timeout=30;"
        + $"Command Timeout=60;Pooling=false");

    /// <summary>An empty schema of its own.</summary>
    public PostgresDatabase NewDatabase(out string schema)
    {
        if (programs is null)
        {
            Assert.Skip("PostgreSQL is not installed: no initdb under /usr/lib/postgresql or on the path");
        }

        schema = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref schemas)}");
        Execute("public", "CREATE SCHEMA " + schema);
        return new PostgresDatabase(Connection(schema));
    }

    public PostgresDatabase NewDatabase() => NewDatabase(out _);

    /// <summary>Runs a statement as the owner.</summary>
    public void Execute(string schema, string statement)
    {
        using var connection = new NpgsqlConnection(Connection(schema));
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        _ = command.ExecuteNonQuery();
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public void Start()
    {
        Invariant(process is null or { HasExited: true });
        var end = Stopwatch.GetTimestamp();
        do
        {
            // After it was killed, its children may hold the memory for a moment longer: then it gives up at once.
            process?.Dispose();
            process = Begin([.. AsAccount(), Path.Combine(programs!, "postgres"), "-D", Data, "-p",
                port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=" + folder, "-c", "fsync=off", "-c", "shared_buffers=32MB", "-c",
                "max_connections=40", "-c", "log_min_messages=fatal"]);
            while (!process.HasExited)
            {
                if (Answers())
                {
                    return;
                }

                Assert.True(Stopwatch.GetElapsedTime(end) < Patience, "PostgreSQL does not answer");
                Thread.Sleep(50);
            }

            Thread.Sleep(100);
        }
        while (Stopwatch.GetElapsedTime(end) < Patience);
        Assert.Fail("PostgreSQL does not start: " + process.StandardError.ReadToEnd());
    }

    /// <summary>Stops it: connections are cut, transactions that run are taken back.</summary>
    public void Stop() => End("-INT");

    /// <summary>Stops it at once: nothing is taken back or written; the next start has to recover.</summary>
    public void StopAtOnce() => End("-QUIT");

    /// <summary>Ends it without a chance to do anything, as a power cut would.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            _ = process.WaitForExit((int)Patience.TotalMilliseconds);
        }

        process?.Dispose();
        Remove();
    }

    private void End(string signal)
    {
        if (process is { HasExited: false })
        {
            // By its own id.
            Require(Run("kill", signal, process.Id.ToString(CultureInfo.InvariantCulture)));
            Assert.True(process.WaitForExit((int)Patience.TotalMilliseconds));
        }
    }

    private static void Invariant(bool holds) => Assert.True(holds, "a server was started twice");

    private void Remove()
    {
        // Its children may still be writing for a moment.
        for (var left = 20; left > 0 && Directory.Exists(folder); left--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (left > 1)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static string? Programs()
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
                .Select(static version => Path.Combine(version, "bin")).ToList()
            : [];
        found.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return found.LastOrDefault(static place => File.Exists(Path.Combine(place, "initdb")));
    }

    // The server refuses to run as root; the packages bring an account for it.
    private static string[] AsAccount() => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid", Account, "--regid", Account, "--clear-groups", "--"]
        : [];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Begin(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        };
        return Process.Start(start) ?? throw new InvalidOperationException(command[0] + " does not start");
    }

    private static (int Code, string Error) Run(params string[] command)
    {
        using var process = Begin(command);
        _ = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private static void Require((int Code, string Error) outcome) => Assert.True(outcome.Code == 0, outcome.Error);

    private bool Answers()
    {
        try
        {
            Execute("public", "SELECT 1");
            return true;
        }
        catch (Exception early) when (early is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }
}
