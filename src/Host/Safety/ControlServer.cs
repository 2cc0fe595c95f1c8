using System.Net.Sockets;

namespace Plimsoll.Host.Safety;

/// <summary>
/// Listens on the control channel: one request a connection, one thread for each of a few connections, so that
/// somebody who is slow keeps nobody else from a kill. Only the user who started the process may connect.
/// </summary>
internal sealed class ControlServer : IDisposable
{
    private const int ConnectionsMax = 16;
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(5);
    private readonly Func<ControlRequest, ControlReply> handle;
    private readonly TimeProvider clock;
    private readonly Socket listener;
    private readonly string path;
    private readonly Thread thread;
    private int connections;
    private volatile bool isEnding;

    /// <param name="folder">The run folder; the caller holds its lock, so that an old socket may be removed.</param>
    /// <param name="handle">Answers requests; called by several threads.</param>
    /// <param name="clock">Measures deadlines.</param>
    /// <exception cref="IOException">The channel cannot be opened.</exception>
    public ControlServer(string folder, Func<ControlRequest, ControlReply> handle, TimeProvider clock)
    {
        this.handle = handle;
        this.clock = clock;
        path = ControlSocket.PathOf(folder);
        var address = ControlSocket.Address(folder);
        File.Delete(path);
        listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(address);
            // Nobody can connect before it listens, so there is no moment in which others could.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            listener.Listen(ConnectionsMax);
        }
        catch (SocketException cause)
        {
            listener.Dispose();
            throw new IOException($"the control channel {path} cannot be opened: {cause.Message}", cause);
        }

        thread = new Thread(Accept) { IsBackground = true, Name = "control" };
        thread.Start();
    }

    public void Dispose()
    {
        isEnding = true;
        listener.Dispose();
        thread.Join(TimeSpan.FromSeconds(1));
        File.Delete(path);
    }

    private void Accept()
    {
        while (!isEnding)
        {
            Socket caller;
            try
            {
                caller = listener.Accept();
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                if (isEnding)
                {
                    return;
                }

                Thread.Sleep(100);
                continue;
            }

            if (Interlocked.Increment(ref connections) > ConnectionsMax)
            {
                Close(caller, new ControlReply(false, "too many connections: try again"));
                continue;
            }

            new Thread(() => Serve(caller)) { IsBackground = true, Name = "control request" }.Start();
        }
    }

    private void Serve(Socket caller)
    {
        var line = ControlSocket.ReadLine(caller, ControlRequest.LineBytesMax, ReadMax, clock);
        ControlReply reply;
        if (line is null)
        {
            reply = new ControlReply(
                false, $"no whole line of at most {ControlRequest.LineBytesMax} bytes came in time: nothing was done");
        }
        else
        {
            reply = ControlRequest.TryParse(line, out var trouble) is { } request
                ? handle(request)
                : new ControlReply(false, trouble + ": nothing was done");
        }

        Close(caller, reply);
    }

    private void Close(Socket caller, ControlReply reply)
    {
        try
        {
            caller.SendTimeout = (int)ReadMax.TotalMilliseconds;
            _ = caller.Send(reply.ToLine());
            caller.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // Who asked is gone; what was asked is done or refused all the same.
            caller.Close();
        }

        caller.Dispose();
        _ = Interlocked.Decrement(ref connections);
    }
}
