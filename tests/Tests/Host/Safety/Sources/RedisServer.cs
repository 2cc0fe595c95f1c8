using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Plimsoll.Tests.Host.Safety.Sources;

/// <summary>
/// A Redis server of the test's own: its own folder, a free loopback port, ended by its id. Where the program is not
/// installed, tests that need it are skipped by name.
/// </summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plimsoll-redis-");
    private readonly int port = FreePort();
    private readonly Process process;

    public RedisServer(string? password = null)
    {
        if (!File.Exists("/usr/bin/redis-server"))
        {
            folder.Delete(recursive: true);
            Assert.Skip("Redis is not installed: no /usr/bin/redis-server");
        }

        List<string> arguments =
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder.FullName,
            "--save", "", "--appendonly", "no",
        ];
        if (password is not null)
        {
            arguments.AddRange(["--requirepass", password]);
        }

        process = Process.Start(new ProcessStartInfo("/usr/bin/redis-server", arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var begun = Stopwatch.GetTimestamp();
        while (!Answers())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, "Redis does not answer");
            Thread.Sleep(50);
        }
    }

    public string Place => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}/plimsoll:kill");

    /// <summary>Sends a line and reads the first line of the answer.</summary>
    public string Tell(string line)
    {
        using var client = new TcpClient("127.0.0.1", port);
        using var stream = client.GetStream();
        using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        using var reader = new StreamReader(stream);
        writer.WriteLine(line);
        return reader.ReadLine() ?? "";
    }

    /// <summary>The server stops answering, and its connections hang.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void Signal(string name)
    {
        using var kill = Process.Start(
            "kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private bool Answers()
    {
        try
        {
            return Tell("PING").Length > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
