using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Host.Safety;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Host.Safety;

/// <summary>The control channel against callers of every kind.</summary>
public sealed class ControlChannelTests
{
    [Fact]
    public void Ask_Request_GetsTheAnswer()
    {
        using var folder = new TemporaryFolder();
        using var server = new ControlServer(
            folder.Root, static request => new ControlReply(true, request.Verb + request.Reason), TimeProvider.System);
        var reply = ControlClient.TryAsk(folder.Root, new ControlRequest("kill") { Reason = "x" });
        Assert.Equal(new ControlReply(true, "killx"), reply);
    }

    [Fact]
    public void Socket_OfTheServer_IsForItsUserAlone()
    {
        using var folder = new TemporaryFolder();
        using var server = new ControlServer(folder.Root, Refuse, TimeProvider.System);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(folder.Path(ControlSocket.Name)));
        }
    }

    [Fact]
    public void Ask_NobodyThere_GivesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(ControlClient.TryAsk(folder.Root, new ControlRequest("status")));
        using (new ControlServer(folder.Root, Refuse, TimeProvider.System))
        {
            Assert.NotNull(ControlClient.TryAsk(folder.Root, new ControlRequest("status")));
        }

        Assert.Null(ControlClient.TryAsk(folder.Root, new ControlRequest("status")));
    }

    [Fact]
    public void Ask_SocketLeftByACrash_GivesNothingAndTheNextServerTakesItsPlace()
    {
        using var folder = new TemporaryFolder();
        using (var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            left.Bind(new UnixDomainSocketEndPoint(folder.Path("other")));
            File.Move(folder.Path("other"), folder.Path(ControlSocket.Name));
        }

        Assert.Null(ControlClient.TryAsk(folder.Root, new ControlRequest("status")));
        using var server = new ControlServer(folder.Root, Refuse, TimeProvider.System);
        Assert.NotNull(ControlClient.TryAsk(folder.Root, new ControlRequest("status")));
    }

    [Fact]
    public void Serve_HostileCallers_DoesNothingForThemAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        var seen = new ConcurrentQueue<string>();
        using var server = new ControlServer(folder.Root, Note, TimeProvider.System);

        Assert.Contains("no JSON", Raw(folder, "garbage\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("no verb", Raw(folder, "{\"verb\":\"sell\"}\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("whole line", Raw(folder, new byte[100_000]), StringComparison.Ordinal);
        // Half a line, and gone.
        using (var half = Connect(folder))
        {
            _ = half.Send("{\"verb\":\"ki"u8);
        }

        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            _ = Raw(folder, [.. bytes, (byte)'\n']);
        }

        Assert.Empty(seen);
        Assert.Equal("done", ControlClient.TryAsk(folder.Root, new ControlRequest("kill"))?.Message);
        Assert.Equal("kill", Assert.Single(seen));

        ControlReply Note(ControlRequest request)
        {
            seen.Enqueue(request.Verb);
            return new ControlReply(true, "done");
        }
    }

    [Fact]
    public void Serve_ManyAtOnceAndOneThatIsSlow_AnswersEach()
    {
        using var folder = new TemporaryFolder();
        using var server = new ControlServer(
            folder.Root, static request => new ControlReply(true, request.Reason), TimeProvider.System);
        using var slow = Connect(folder);
        var answers = new string?[8];
        var threads = Enumerable.Range(0, answers.Length).Select(number => new Thread(() => answers[number] =
            ControlClient.TryAsk(folder.Root, new ControlRequest("kill") { Reason = $"r{number}" })?.Message)).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        Assert.Equal(Enumerable.Range(0, answers.Length).Select(static number => $"r{number}"), answers);
    }

    [Fact]
    public void Address_PathThatIsTooLong_IsRefusedWithARemedy()
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<Plimsoll.Host.Terminal.CommandException>(
            () => ControlSocket.Address(folder.Path(new string('x', 120))));
        Assert.Contains("too long", refused.Message, StringComparison.Ordinal);
    }

    private static ControlReply Refuse(ControlRequest request) => new(false, "no");

    private static Socket Connect(TemporaryFolder folder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(ControlSocket.Address(folder.Root));
        return socket;
    }

    private static string Raw(TemporaryFolder folder, byte[] bytes)
    {
        using var socket = Connect(folder);
        try
        {
            _ = socket.Send(bytes);
        }
        catch (SocketException)
        {
            // It has said its answer and closed before all was sent.
            return Encoding.UTF8.GetString(ControlSocket.ReadLine(
                socket, 100_000, TimeSpan.FromSeconds(10), TimeProvider.System) ?? "whole line"u8.ToArray());
        }

        return Encoding.UTF8.GetString(ControlSocket.ReadLine(
            socket, 100_000, TimeSpan.FromSeconds(10), TimeProvider.System) ?? "whole line"u8.ToArray());
    }
}
